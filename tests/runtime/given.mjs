// What most tests begin with.

/** What every request needs. */
export const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };
export const CREDENTIALS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
export const RESULT = '{"Response":{"TotalCount":0,"RequestId":"b5b41468"}}';

/** A fetch that answers with a real Response, and keeps what it was asked. */
export function answering(body, init) {
  const asked = [];
  const fetch = async (url, options) => {
    asked.push({ url, ...options });
    return new Response(body, init);
  };
  return { fetch, asked };
}
