/**
 * Counts seconds down to 0 by the clock, not by ticks, so that a sleeping tab is right when it wakes.
 * @param {number} seconds
 * @param {(left: number) => boolean} show is called at once and each second; false ends it
 */
export function countdown(seconds, show) {
  const end = Date.now() + seconds * 1000;
  let timer;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (!show(left) || left === 0) clearInterval(timer);
  };
  timer = setInterval(tick, 1000);
  tick();
}
