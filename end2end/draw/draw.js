// Draws public/og.png, the preview picture, and public/favicon.ico, from preview.html and
// public/icon.svg. Run it after changing either: `node draw/draw.js` in end2end/. The pictures are
// kept in the repository, since their look depends on the fonts of the machine.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync, inflateSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { launchOptions } from "../browser.js";

const file = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const browser = await chromium.launch(launchOptions);

async function preview() {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await page.goto(`file://${file("preview.html")}`);
  await writeFile(file("../../public/og.png"), smaller(await page.screenshot()));
}

/**
 * The same picture, of three bytes a pixel, smaller: the browser packs in haste, and for flat
 * colours no filter is the best filter.
 */
function smaller(png) {
  const chunks = { IDAT: [] };
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === "IDAT") chunks.IDAT.push(data);
    else chunks[type] = data;
  }
  const lines = inflateSync(Buffer.concat(chunks.IDAT));
  const line = 1 + 3 * chunks.IHDR.readUInt32BE(0);
  // Undo the filters (PNG, third edition, section 9).
  for (let start = 0; start < lines.length; start += line) {
    const filter = lines[start];
    lines[start] = 0;
    for (let i = start + 1; i < start + line; i++) {
      const left = i - start > 3 ? lines[i - 3] : 0;
      const above = start ? lines[i - line] : 0;
      const corner = start && i - start > 3 ? lines[i - line - 3] : 0;
      lines[i] += predicted(filter, left, above, corner);
    }
  }
  const data = deflateSync(lines, { level: 9, memLevel: 9 });
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", chunks.IHDR),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function predicted(filter, left, above, corner) {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const distance = (value) => Math.abs(left + above - corner - value);
  return [left, above, corner].reduce((a, b) => (distance(b) < distance(a) ? b : a));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** The icon as a PNG of a size. */
async function icon(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(file("../../public/icon.svg"), "utf8");
  await page.setContent(`<style>*{margin:0;display:block}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/** An ICO file: a head, an entry for each picture, then the pictures, which may be PNG. */
async function favicon(sizes) {
  const pictures = await Promise.all(sizes.map(icon));
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let at = head.length;
  for (const [i, size] of sizes.entries()) {
    const entry = 6 + 16 * i;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(pictures[i].length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += pictures[i].length;
  }
  await writeFile(file("../../public/favicon.ico"), Buffer.concat([head, ...pictures]));
}

await preview();
await favicon([16, 32]);
await browser.close();
