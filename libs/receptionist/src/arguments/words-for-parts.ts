/** Other words that models write for them. */
export const WORDS_FOR_PARTS: Readonly<Record<string, string>> = {
  mornings: 'morning',
  morgens: 'morning',
  vormittag: 'morning',
  vormittags: 'morning',
  forenoon: 'morning',
  midday: 'noon',
  lunchtime: 'noon',
  mittag: 'noon',
  mittags: 'noon',
  afternoons: 'afternoon',
  nachmittag: 'afternoon',
  nachmittags: 'afternoon',
  evenings: 'evening',
  abend: 'evening',
  abends: 'evening',
};
