/** English texts of the form and of the rooms beside it. Back quotes mark code. */
export const en = {
  warnings: {
    title: (count: number) => (count === 1 ? "One thing will be refused" : `${count} things will be refused`),
    rule: "“Signed” says who asks. Whether the service accepts the question is another matter.",
    use: (better: string) => `Use ${better}`,
    swap: "Swap them",
    now: "Sign with the current time",
    texts: {
      swapped: () => "The key stands in the field of the id, and the id in that of the key.",
      service: (found: string) => `A service is written in lower case, and this is \`${found}\`.`,
      version: (found: string) => `\`${found}\` is no version of this service.`,
      action: (found: string) => `This version has no action \`${found}\`.`,
      region: (found: string) => `\`${found}\` is no region.`,
      missing: (found: string, count: number) =>
        count === 1 ? `The required parameter \`${found}\` is missing.` : `Required and missing: \`${found}\`.`,
      wrong: (found: string, count: number) =>
        count === 1 ? `\`${found}\` is not as the document says.` : `Not as the document says: \`${found}\`.`,
      notJson: (found: string) => found,
      early: (ago: string) => `The time that is signed is ${ago}: too early for the service.`,
      late: (ago: string) => `The time that is signed was ${ago}: the signature has expired.`,
    },
  },
  noEndpoint:
    "This site has no local endpoint: it is files on a static host. `cargo xtask demo` starts the page with one. For a real call name a proxy of yours, or leave the field empty for a host that answers CORS.",
  ownProxy: {
    hint: "The program that serves this page passes the request on to the service, from this machine.",
    use: "Send to the real service",
    note: "The page answers from the vendor’s examples until you choose to send to the real service.",
  },
  damagedLink: "A part of the link cannot be read: it was cut off or changed on its way. What could be read is here.",
  form: {
    both: "Both",
    optional: (count: number) => `Optional · ${count}`,
    moreOptional: (count: number) => `${count} more, optional`,
    findOptional: "Find a parameter",
    noneFound: "None is called so.",
    useSample: (path: string, sample: string) => `Fill in ${path}: ${sample}`,
    fillSamples: "Fill in samples",
  },
  more: "more",
  less: "less",
  answer: {
    reading: "Read the answer as",
    readings: { tree: "Fields", text: "Text", raw: "As it came" },
    headers: "Headers",
    meanings: "Meanings",
    openAll: "Open all",
    foldAll: "Fold all",
    through: (proxy: string) => `It went through ${proxy}, which is not part of what was signed.`,
  },
  keyless: {
    title: "Not signed yet",
    id: "There is no key id. What does not depend on a key is here already.",
    secret: "There is no secret key. What does not depend on it is here already.",
    stage: "needs the key",
  },
};

/** English is the measure: another language compiles only when it says everything that English says. */
export type RequestTexts = typeof en;
