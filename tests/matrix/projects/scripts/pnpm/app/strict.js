// What the application does not name it does not get.
console.log(
  await import("tc3fetch").then(
    () => "found",
    ({ code }) => code,
  ),
);
