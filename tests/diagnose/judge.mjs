/**
 * Judges what `tc3fetch/diagnose` says of a case. It runs in every runtime, so it reads no file:
 * `inspect` is the entry, `given` a case with its `name` and the text that was `pasted`.
 *
 * @typedef {object} Judgement
 * @property {string} name
 * @property {boolean} first    the main cause comes first; of two, either one
 * @property {boolean} three    all causes are among the first three
 * @property {boolean} graded   the main cause has its grade
 * @property {string[]} faults  what must never be: a wrong blame, a secret, a proof without a key
 * @property {string} got       what was found, for a report
 */

/** @returns {Promise<Judgement>} */
export async function judge(inspect, given) {
  const { name, pasted, credentials, now, options, expected, grade, without } = given;
  const faults = [];
  try {
    const parsed = inspect.parseRequest(pasted);
    const diagnosis = await inspect.diagnose(pasted, credentials, { now, ...options });
    const keyless = credentials ? await inspect.diagnose(parsed, null, { now }) : diagnosis;
    const verification = parsed.missing.length ? undefined : inspect.verify(parsed, credentials);

    const ids = diagnosis.causes.map(({ id }) => id);
    const first = expected.includes(ids[0]) && (expected.length > 1 || ids[0] === expected[0]);
    const three = expected.every((id) => ids.slice(0, 3).includes(id));
    const main = diagnosis.causes.find(({ id }) => expected.includes(id));

    if (given.system !== diagnosis.system) faults.push(`it was taken for ${diagnosis.system}`);
    if (["proved", "valid"].includes(keyless.verdict)) faults.push(`${keyless.verdict} without a key`);
    if (keyless.causes.some((cause) => cause.grade === "proved")) faults.push("a cause is proved without a key");
    const certain = keyless.causes.filter((cause) => cause.grade === "certain").map(({ id }) => id);
    const blamed = certain.filter((id) => !expected.includes(id));
    if (blamed.length) faults.push(`without a key ${blamed} is certain`);
    const unseen = without.filter((id) => !certain.includes(id));
    if (unseen.length) faults.push(`without a key ${unseen} is not certain`);
    for (const cause of diagnosis.causes) if (!cause.message || !cause.zh) faults.push(`${cause.id} has no text`);
    const answers = JSON.stringify([parsed, diagnosis, keyless, verification]);
    for (const secret of secretsOf(credentials)) if (answers.includes(secret)) faults.push("an answer has the secret");

    const got = diagnosis.causes.slice(0, 4).map((cause) => `${cause.id} (${cause.grade})`);
    return {
      name,
      first,
      three,
      graded: expected[0] === "secret-wrong" || main?.grade === grade,
      faults,
      got: `${diagnosis.verdict}: ${got.join(", ")}`,
    };
  } catch (error) {
    return { name, first: false, three: false, graded: false, faults: [`${error}`], got: "an error" };
  }
}

function secretsOf(credentials) {
  const secret = credentials?.secretKey ?? credentials?.accessKeySecret;
  return secret ? [secret, btoa(secret), `TC3${secret}`] : [];
}

/** What a list of judgements comes to. */
export function summary(judgements) {
  const count = (holds) => judgements.filter(holds).length;
  return {
    cases: judgements.length,
    first: count(({ first }) => first),
    three: count(({ three }) => three),
    graded: count(({ graded }) => graded),
    faults: judgements.filter(({ faults }) => faults.length),
    misses: judgements.filter(({ first, three, graded }) => !first || !three || !graded),
  };
}
