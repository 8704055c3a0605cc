/**
 * Every limit of the product in one place, checked at both ends.
 * Each has its reason; raising one means checking the reason again.
 */
export const limits = {
  /** One push. 200 is what one D1 batch decides within the Worker's CPU budget. */
  pushMutationsMax: 200,
  /** What a device sends at first: small enough to get through a weak signal before the link drops. */
  sendMutationsMax: 50,
  /** An answer within this time tells of room: the next push is twice as large, to `pushMutationsMax`. */
  sendGrowsWithinMs: 1_000,
  sendBytesMax: 256 * 1024,
  /** Body of any JSON request. D1 takes at most 2 MB per bound value; rows are larger than their mutations. */
  requestBytesMax: 900_000,
  /** One mutation as JSON: ten violations, each with its words, and a long note fit in what people really write. */
  mutationBytesMax: 48_000,
  /** One page of a pull: keeps a page under the phone's patience on 2G and under D1's value limit. */
  pullRowsMax: 500,
  pullBytesMax: 900_000,
  /** Feeds that one reader may follow: operations of 90 days, three a day at most. */
  feedsMax: 300,
  /** Cursors of a pull as JSON: `feedsMax` of them, 60 characters each. */
  cursorsMax: 20_000,
  /** A push is decided again this often when a row it read has moved, then it is split. */
  commitTriesMax: 3,
  /** Write batches of one push, splitting and retrying included: D1 gives a request so many statements. */
  commitBatchesMax: 24,
  /** Rounds in which mutations that waited for what a push brought are decided; the minute job takes the rest. */
  followUpRoundsMax: 10,
  /** Lines of a rescue file in one request: opening one costs the Worker half a millisecond of its ten. */
  rescueEntriesMax: 20,
  rescuePhotosMax: 2,
  /** One sealed thing of a rescue file, as text: the largest photo and a third more for base64. */
  rescueLineMax: 700_000,
  /** A whole rescue file: a phone's findings of weeks with all their photos. */
  rescueFileBytesMax: 1_000_000_000,
  /** Rows that one log entry may change: a page of a pull is never cut inside one. */
  entryRowsMax: 400,
  /** Entries sealed by one block, and blocks sealed in one go. */
  blockEntriesMax: 500,
  blocksAtOnceMax: 20,
  /** Stretches of the log (`blockEntriesMax` each) copied to the mirror in one go: each is a request to the file store. */
  mirrorPagesMax: 10,
  /** Steps of applying the mirror again in one request: five requests to database and file store each, of at most 50. */
  reapplyStepsMax: 8,
  /** Photos found again in one step, by one listing of the file store. */
  mirrorPhotosMax: 500,
  /** Operations stay on a team member's phone this long after opening. */
  feedDays: 90,
  /** Offences kept per person for the repeat warning; older ones are only counted. */
  offencesMax: 10,
  /** Rows on a page of any office list. */
  pageRowsMax: 100,
  /** Rows of one export, read page by page in the browser: a regency's busiest year fits several times. */
  exportRowsMax: 10_000,
  /** Entries of one thing's history on its page: no case or operation came near in any published raid. */
  historyMax: 500,
  /** Whole months of one report: two years side by side. */
  reportMonthsMax: 24,
  /** Findings of one operation that a report reads: far above the largest published raid. */
  operationFindingsMax: 5_000,
  /** Employees changed in one request of a roster import. */
  rosterPageMax: 500,
  /** Offices import monthly; after two missed imports a phone says that its roster is old. */
  rosterOldDays: 62,
  rosterRowsMax: 100_000,
  /** Packed roster file, compressed. */
  rosterBytesMax: 4_000_000,
  /** Failed sign-ins before the account and address wait. */
  signInFailuresMax: 5,
  signInWaitMs: 15 * 60_000,
  /** Rounds of PBKDF2-SHA-256 in the browser; the server never stretches (F43) and names this for unknown users too. */
  passwordRounds: 600_000,
  /** Unsent work older than this, or held by a device unheard of for so long, alarms the admin. */
  unsentAlarmMs: 24 * 3_600_000,
  /** Unsent since longer than this is a wrong clock. */
  unsentAgeDaysMax: 366,
  /** How often a device that has nothing to push says how it is, at most: a write on the server each time. */
  reportEveryMs: 3_600_000,
  /** A mutation that cannot be settled is referred by itself after this. */
  settleWithinDays: 7,
  /** A revoked device may hand in what it holds for this long. */
  afterRevocationDays: 30,
  violationsPerFindingMax: 10,
  photosPerFindingMax: 6,
  /** A signature as text: two hundred points keep every bend of a name, and a page of a hundred findings stays light. */
  signatureCharsMax: 2_400,
  signatureStrokesMax: 60,
  /**
   * Room on a device that photos leave to text: 500 mutations of the largest size. Below it no new photo is taken
   * (F37); below the larger figure, a raid's photos (250 of 400 kB), the person is told in time.
   */
  roomForTextBytes: 25_000_000,
  roomLowBytes: 100_000_000,
  /** One photo: a face, a plate and the place are told apart at this size, and it gets through a weak signal. */
  photoBytesMax: 400_000,
  photoSideMaxPx: 1_600,
  /** A photo that does not get through whole is sent in parts: on 2G one takes about 10 s, so few are lost. */
  photoPartBytes: 65_536,
  /** Parts whose photo never became whole are dropped after this. */
  photoPartsDays: 7,
  /** A photo stays on the phone this long after the server has it: longer than a mistake at the office goes unseen. */
  photoKeptDays: 14,
  /** Faster than this nobody gets from one finding to the next: beyond any road, short of a plane. */
  speedMaxKmh: 300,
  /** Findings on one subject in one operation that are watched for duplicates. */
  encounterMax: 50,
  teamMax: 60,
  /** Tembusan of the office's papers: more do not fit under a signature. */
  copiesMax: 10,
  /**
   * Logo of the letterhead as it is kept: with base64 and the other settings it fits in one mutation. At `logoSideMaxPx`
   * it prints sharp (22 mm at 350 dots an inch). A chosen file may be much larger; it is drawn anew.
   */
  logoBytesMax: 27_000,
  logoSideMaxPx: 320,
  logoFileBytesMax: 5_000_000,
  /** Photos in one report: a file that a chat still takes, and that a cheap phone holds in memory twice. */
  reportPhotosMax: 60,
  nameMax: 120,
  lineMax: 200,
  textMax: 2_000,
  /** Text of a scanned code: the largest QR code holds 7,089 digits. */
  scanTextMax: 7_100,
} as const;
