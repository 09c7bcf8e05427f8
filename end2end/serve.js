// Serves the built site for the tests. SITE names the folder (default: ../dist), PORT the port
// (default: 4173).

import { fileURLToPath } from "node:url";
import { start } from "./server.js";

const folder = fileURLToPath(new URL(process.env.SITE ?? "../dist", import.meta.url));
const site = await start({ folder, port: Number(process.env.PORT ?? 4173) });
console.log(`${site.folder} on ${site.origin}/`);
