export function markerOf(number: number): string;
export function foreignMarkers(text: string, marker: string): string[];
