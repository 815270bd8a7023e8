/** TI-EMS 2019-04-16. https://cloud.tencent.com/document/api/1120/37546 */
import { readFileSync } from "node:fs";
import { integer, list, object, oneOf, string } from "../check.mjs";

/** The example answer of the document, word for word: one service out of two. */
const exampleAnswer = JSON.parse(readFileSync(new URL("tiems.DescribeServices.json", import.meta.url), "utf8"));

/** What a filter compares. The document lists "zone" too, but the services have no such field. */
const filterFields = {
  id: (service) => service.Id,
  region: (service) => service.Region,
  zone: () => undefined,
  cluster: (service) => service.Cluster,
  status: (service) => service.Status.Status,
  runtime: (service) => service.Runtime,
  rsg_id: (service) => service.ResourceGroupId,
};

const describeServices = {
  params: {
    Filters: list(object({ Name: oneOf(...Object.keys(filterFields)), Values: list(string) })),
    Offset: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    Limit: integer({ min: 1, max: 100 }),
    Order: oneOf("ASC", "DESC"),
    OrderField: oneOf("CREATE_TIME", "UPDATE_TIME"),
  },
  answer({ Filters = [], Offset = 0, Limit = 20 }) {
    const { Services, TotalCount } = exampleAnswer;
    const matching = Services.filter((service) =>
      Filters.every(({ Name, Values = [] }) => Values.includes(filterFields[Name]?.(service))),
    );
    return {
      Services: matching.slice(Offset, Offset + Limit),
      TotalCount: Filters.length > 0 ? matching.length : TotalCount,
    };
  },
};

export default { version: "2019-04-16", actions: { DescribeServices: describeServices } };
