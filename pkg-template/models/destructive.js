// Where no model says whether an action destroys something, its first word does.
const DESTROYS =
  /^(Batch|Force)?(Delete|Destroy|Terminate|Remove|Drop|Truncate|Clear|Purge|Stop|Shutdown|Kill|Suspend|Cancel|Reset|Restart|Reboot|Isolate|Release|Disable|Offline|Unbind|Detach|Disassociate|Deregister|Uninstall|Revoke)/i;

export const isDestructive = (action) => DESTROYS.test(action);
