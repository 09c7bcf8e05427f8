// Lists the tests that took longest, and how long all took together, once all have run.

const LISTED = 15;

export default class Slowest {
  times = [];

  onTestEnd(test, { duration }) {
    const { file, line } = test.location;
    this.times.push([duration, `${file.split(/[\\/]/).pop()}:${line} ${test.title}`]);
  }

  onEnd() {
    if (!this.times.length) return;
    const slowest = this.times.sort(([a], [b]) => b - a).slice(0, LISTED);
    const all = this.times.reduce((sum, [time]) => sum + time, 0) / 1000;
    console.log(`\nThe slowest of ${this.times.length} tests, ${all.toFixed(0)} s together:`);
    for (const [time, name] of slowest)
      console.log(`${(time / 1000).toFixed(1).padStart(7)} s  ${name}`);
  }
}
