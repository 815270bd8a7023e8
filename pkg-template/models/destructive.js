// Where no model says whether an action destroys something, its first word does: what deletes, stops, takes away,
// or writes an older state over the present one.

// A whole word, or its -ed or -ing: BankCardOCR bans nothing. Nor does OCR that reads erased writing erase any.
// Of texts alone: a bundler drops it where it is not used, and would keep a call that joins them.
const DESTROYS = /* @__PURE__ */ new RegExp(
  "^(Batch|Bulk|Force|Multi)?(" +
    "Delete|Destroy|Terminate|Remove|Drop|Truncate|Clear|Purge|Clean|CleanUp|Erase|Wipe|Evict|Recycle|" +
    "Stop|Shutdown|Kill|Suspend|Cancel|Abort|Pause|Close|Offline|Disable|Deactivate|Freeze|Isolate|" +
    "Reset|Restart|Reboot|Reinstall|Format|Restore|Rollback|RollBack|Revert|" +
    "Release|UnRelease|Refund|Return|Unbind|UnBind|Detach|Disassociate|Dissociate|Unassociate|Unassign|" +
    "Deregister|Uninstall|Revoke|Withdraw|Quit|Dismiss|Kick|Forbid|Ban|Block|Del" +
    ")(e?d|ing)?(?![a-z])(?!.*OCR$)",
);

export const isDestructive = (action) => DESTROYS.test(`${action}`.replace(/^[a-z]/, (letter) => letter.toUpperCase()));
