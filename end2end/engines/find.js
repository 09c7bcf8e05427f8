// Programs of the system.

import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of these programs on the PATH; undefined where there is none. */
export function find(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** WebKitGTK's browser, which systems keep in a folder of its library. */
export function findMiniBrowser() {
  const folders = (folder) => {
    try {
      return readdirSync(folder).map((name) => join(folder, name));
    } catch {
      return [];
    }
  };
  const libraries = ["/usr/lib", "/usr/libexec", "/usr/lib64"].flatMap((lib) => [
    lib,
    ...folders(lib),
  ]);
  const versions = libraries
    .flatMap(folders)
    .filter((folder) => /webkit2?gtk-[\d.]+$/.test(folder));
  return versions.map((folder) => join(folder, "MiniBrowser")).find(isProgram);
}
