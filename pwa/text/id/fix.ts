export const fix = {
  /** Never proof: an app that feigns a place is a tap away. */
  label: 'Titik menurut ponsel',
  at: (lat: string, lon: string, metres: string) => `${lat}, ${lon} (± ${metres} m)`,
  fresh: 'diambil saat mencatat',
  taken: (minutes: string) => `diambil ${minutes} menit sebelum dicatat`,
};
