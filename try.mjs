import { causes, diagnose } from "tc3fetch/inspect";
import { examples } from "/work/wt/texts/docs/diagnose-examples.mjs";
for (const {id} of causes) {
  if (!examples[id]) { console.log("NO EXAMPLE", id); continue; }
  const { request, keys, options } = examples[id]();
  try {
    const d = await diagnose(request, keys, options);
    const ok = d.causes[0]?.id === id;
    console.log(ok ? "ok " : "BAD", id, d.verdict, d.causes.slice(0,3).map(c=>`${c.id}/${c.grade}`).join(" "), ok ? d.causes[0].message : "");
  } catch (e) { console.log("ERR", id, e.message, e.code); }
}
