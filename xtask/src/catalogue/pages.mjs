// What a page downloads of a model: its texts in one language, and without the answers of the examples,
// which a page gets from the service. The whole model is for programs that read it from a disk.

const isText = (value) => typeof value === "object" && typeof value.zh === "string" && typeof value.en === "string";

/** @param {"en" | "zh"} language  a text that the vendor has in the other one alone stays in that */
export function forPage(model, language) {
  const actions = Object.entries(model.actions).map(([name, { examples, ...action }]) => [
    name,
    {
      ...translated(action, language),
      ...(examples && { examples: examples.map(({ title, input }) => ({ title, input })) }),
    },
  ]);
  return {
    metadata: model.metadata,
    actions: Object.fromEntries(actions),
    objects: translated(model.objects, language),
    errors: translated(model.errors, language),
  };
}

/** Values of the vendor's examples are no texts: what has them is not given here. */
function translated(value, language) {
  if (Array.isArray(value)) return value.map((one) => translated(one, language));
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) return value[language];
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, translated(one, language)]));
}
