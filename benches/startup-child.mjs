/**
 * A process that signs once, or, with the argument "empty", one that does nothing: what it takes longer
 * is what a user waits for the first signature.
 */
if (process.argv[2] !== "empty") {
  const { sign } = await import("tc3fetch");
  const { headers } = sign(
    {
      service: "cvm",
      version: "2017-03-12",
      action: "DescribeInstances",
      region: "ap-guangzhou",
      params: { Limit: 1 },
    },
    { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" },
  );
  if (!headers.Authorization) process.exit(1);
}
