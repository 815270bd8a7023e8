/** English texts of the room Reference, which come with it. */
export const en = {
  none: (service: string, action: string) =>
    `There is no model of ${service} ${action} here. Choose an action of the list, or drop the service’s api.json on the page.`,
  parts: "Parts of the reference",
  titles: {
    about: "About",
    answer: "Answer",
    parameters: "Parameters",
    structures: "Structures",
    errors: "Error codes",
  },
  both: "Both languages",
  facts: { version: "Service and version", status: "Status", paging: "Pages" },
  statuses: { deprecated: "no longer offered", offline: "shut down" },
  pages: "The answer comes in pages.",
  noStructures: "Neither parameters nor answer have any.",
  noMembers: "none",
  membersOf: (structure: string) => `Members of ${structure}`,
  mayBeNull: "may be null",
  ownErrors: "What this action may answer instead.",
  serviceErrors: "The document names errors for the service as a whole.",
  findError: "Find an error code",
  moreErrors: (count: number) => `${count} more: type a part of a code.`,
  noneFound: "None is called so.",
  retryable: "may pass on a retry",
  commonErrors: (count: number) => `Common to all services: ${count}`,
};

export type ReferenceTexts = typeof en;
