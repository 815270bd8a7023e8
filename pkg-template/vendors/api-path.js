// The paths that stand for actions: Tencent Cloud has one path, `/`, and an OpenAPI document needs one for each action.

/** `/service/version/action`, as `openApi` of tc3fetch/models writes it. */
const PATH = /^\/([a-z][a-z\d-]*)\/(\d{4}-\d\d-\d\d)\/(\w+)$/;

/** Which action a path stands for; undefined for any other path. */
export function partsOfPath(path) {
  const [, service, version, action] = PATH.exec(path) ?? [];
  return service && { service, version, action };
}
