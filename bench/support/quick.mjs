/** `BENCH_QUICK=1` shows within seconds that a bench works. Its figures mean nothing. */
export const isQuick = process.env.BENCH_QUICK === '1';

export const orQuick = (proper, quick) => (isQuick ? quick : proper);
