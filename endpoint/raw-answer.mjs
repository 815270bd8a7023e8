/** An answer that is not in the envelope of the API: another body, another status, a stream. */
export class RawAnswer {
  /**
   * @param {object} answer
   * @param {number} [answer.status]
   * @param {Record<string, string>} [answer.headers]
   * @param {string | Buffer | AsyncIterable<Buffer | string>} [answer.body]
   */
  constructor({ status = 200, headers = { "Content-Type": "application/json" }, body = "" }) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}
