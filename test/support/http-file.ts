/** What came back for one request of a file. */
export interface FileAnswer {
  title: string;
  status: number;
  body: unknown;
}

/** A path such as `data[0].slot_id` in an answer. @throws when there is nothing. */
function at(body: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const found = steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], body);
  if (found === undefined) throw new Error(`The answer has no ${path}`);
  return found;
}

/** Sends the requests of a `.http` file one after another, as editors do. @param settings in place of the file's own. */
export async function sendHttpFile(file: string, settings: Record<string, string>): Promise<FileAnswer[]> {
  const named = new Map<string, unknown>();
  const filled = (text: string): string =>
    text.replaceAll(/\{\{(.+?)\}\}/g, (_all, name: string) => {
      const [, request, path] = /^(\w+)\.response\.body\.(.+)$/.exec(name) ?? [];
      const value = request === undefined ? settings[name] : at(named.get(request), path ?? '');
      if (value === undefined) throw new Error(`The file knows no ${name}`);
      return String(value);
    });
  const answers: FileAnswer[] = [];
  for (const block of file.split(/^### /m).slice(1)) {
    const [title = '', ...lines] = block.trim().split('\n');
    const name = lines.map((line) => /^# @name (\w+)$/.exec(line)?.[1]).find((found) => found !== undefined);
    const [head = '', ...rest] = lines
      .filter((line) => !line.startsWith('#'))
      .join('\n')
      .split('\n\n');
    const [first = '', ...headers] = filled(head).split('\n');
    const [method, url = ''] = first.split(' ');
    const body = rest.length > 0 ? filled(rest.join('\n\n')) : undefined;
    const pairs = headers.map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
    const response = await fetch(url, { method, headers: pairs, body });
    const answer = { title, status: response.status, body: await response.json() };
    if (name !== undefined) named.set(name, answer.body);
    answers.push(answer);
  }
  return answers;
}
