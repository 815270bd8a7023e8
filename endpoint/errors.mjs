/**
 * An error of the API, as the `Error` member of an answer carries it.
 * The codes are those of the common error code page and of each action's own page:
 * https://cloud.tencent.com/document/api/1120/37562
 */
export class ApiError extends Error {
  /**
   * @param {string} code    for example "AuthFailure.SignatureFailure"
   * @param {string} message what was wrong; never a key, a token or an Authorization header
   * @param {number} [status] of HTTP; the gateway answers with 200 whatever went wrong
   * @param {Record<string, string>} [headers]  of the answer
   */
  constructor(code, message, status = 200, headers = {}) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}
