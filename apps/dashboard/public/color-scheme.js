/* Runs before the first paint, so that a dark page never flashes white. A file, because the policy allows no inline script. */
(() => {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
