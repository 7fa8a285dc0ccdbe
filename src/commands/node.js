// What has to be known of the process before anything else is loaded. It imports nothing: the package asks for Node's own
// modules in a way that an old Node does not know, and could say nothing then.

/** The oldest Node that has all we use: SQLite without a flag (22.13), and finding a package's description (22.14). */
const [neededMajor, neededMinor] = [22, 14];

/**
 * What to tell where this Node is too old, with the remedy; null where it is new enough.
 *
 * @returns {string | null}
 */
export function oldNodeMessage() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return null;
  return `Broadsheet needs Node ${neededMajor}.${neededMinor} or later, and this is Node ${process.versions.node}: install a newer one from https://nodejs.org/, then run this again.`;
}

/**
 * The folder that typed paths start from. npm runs a script in the folder of its package.json, wherever it was called: as
 * long as the script has not gone elsewhere, what was typed means the caller's folder.
 *
 * @returns {string}
 */
export function callersFolder() {
  const { INIT_CWD, npm_package_json } = process.env;
  const { dirname } = process.getBuiltinModule('node:path');
  const here = process.cwd();
  return INIT_CWD && npm_package_json && dirname(npm_package_json) === here ? INIT_CWD : here;
}
