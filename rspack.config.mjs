/** What can be started by itself: the server of each app, and for the API also what an operator runs beside it. */
const entries = { 'apps/api': ['main', 'worker', 'cli', 'demo'], 'apps/calcom-sandbox': ['main'] };

export default (options) => {
  const [app, names] = Object.entries(entries).find(([folder]) => options.entry.includes(`${folder}/src/`));
  const source = options.entry.slice(0, options.entry.lastIndexOf('/'));
  return {
    ...options,
    entry: Object.fromEntries(names.map((name) => [name, `${source}/${name}.ts`])),
    output: { ...options.output, filename: `${app}/[name].js` },
  };
};
