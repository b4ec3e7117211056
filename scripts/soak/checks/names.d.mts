interface Answered {
  service: string;
  status: number;
  teams: { id: number; name: string }[];
}

export function differingNames(answers: Answered[], stored: ReadonlyMap<number, string>): string[];
