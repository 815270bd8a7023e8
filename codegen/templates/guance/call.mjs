// Calls the Open API of Guance. Node 18 or later, no packages; there is no signature.
const apiKey = process.env.DF_API_KEY;
if (!apiKey) throw new Error('set DF_API_KEY');

const url = new URL({{endpoint}} + {{path}});
{{#query}}
const params = [
  {{query}}
];
for (const [name, value] of params) url.searchParams.append(name, value);
{{/query}}
const headers = {
  'DF-API-KEY': apiKey,
{{#hasContentType}}
  'Content-Type': {{contentType}},
{{/hasContentType}}
{{#members}}
  {{members}}
{{/members}}
};
{{#get}}
const response = await fetch(url, { headers });
{{/get}}
{{#post}}
const payload = {{payload}};
const response = await fetch(url, { method: {{method}}, headers, body: payload });
{{/post}}
console.log(await response.text());
