// Lists the tests that took longest, once all have run.

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
    console.log(`\nThe slowest of ${this.times.length} tests:`);
    for (const [time, name] of slowest)
      console.log(`${(time / 1000).toFixed(1).padStart(7)} s  ${name}`);
  }
}
