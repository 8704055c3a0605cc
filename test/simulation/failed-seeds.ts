/**
 * Worlds in which the code under test once failed, as they were shrunk when it was found. The generator of scripts goes
 * on changing, so what is kept is the script.
 */
import type { Script } from './script.ts';

export type FailedSeed = { found: string; script: Script };

export const failedSeeds: readonly FailedSeed[] = [
  {
    found:
      'an engine that nobody closed, left behind by two sign-ins at once, took the pull and the screen stayed as it was',
    script: {
      seed: 100035,
      users: [['rini'], ['budi', 'bupati'], ['budi'], ['rini'], ['bupati']],
      untilMs: 720000,
      lines: [
        { atMs: 118018, what: 'act', phone: 2, salt: 1347999766 },
        { atMs: 123596, what: 'act', phone: 3, salt: 1753777287 },
        { atMs: 130547, what: 'act', phone: 1, salt: 1961297352 },
        { atMs: 161970, what: 'act', phone: 1, salt: 683160651 },
        { atMs: 168877, what: 'rush', phone: 0, salt: 14460331 },
        { atMs: 194571, what: 'lose-database', phone: 3, salt: 1900082964 },
        { atMs: 235805, what: 'act', phone: 3, salt: 727729716 },
        { atMs: 245624, what: 'act', phone: 3, salt: 1190552644 },
        { atMs: 247423, what: 'act', phone: 0, salt: 34847136 },
      ],
    },
  },
  {
    found: 'the same with another person signing in on a shared phone: his first pull went to the engine left behind',
    script: {
      seed: 100201,
      users: [['rini', 'bupati'], ['bkpsdm'], ['rini'], ['subag'], ['budi']],
      untilMs: 720000,
      lines: [
        { atMs: 52644, what: 'act', phone: 2, salt: 1663607482 },
        { atMs: 59735, what: 'act', phone: 2, salt: 443792292 },
      ],
    },
  },
  {
    found: 'a block sealed over entries that a restore had taken away between their reading and its writing',
    script: {
      seed: 3472,
      users: [['rini'], ['budi'], ['bkpsdm'], ['subag'], ['kadis']],
      untilMs: 360000,
      lines: [
        { atMs: 9924, what: 'act', phone: 3, salt: 732653374 },
        { atMs: 18347, what: 'power', phone: 0, salt: 1068775147 },
        { atMs: 40744, what: 'act', phone: 1, salt: 1348197324 },
        { atMs: 48355, what: 'weather', phone: 0, salt: 1818633627 },
        { atMs: 78979, what: 'rush', phone: 0, salt: 48499828 },
        { atMs: 84322, what: 'disk', phone: 4, salt: 853299083 },
        { atMs: 86412, what: 'act', phone: 4, salt: 2134253935 },
        { atMs: 95856, what: 'weather', phone: 2, salt: 1175498565 },
        { atMs: 101760, what: 'weather', phone: 1, salt: 1386114682 },
        { atMs: 131648, what: 'act', phone: 3, salt: 158465082 },
        { atMs: 175760, what: 'hush', phone: 0, salt: 763059840 },
        { atMs: 180333, what: 'weather', phone: 2, salt: 1778588043 },
        { atMs: 180732, what: 'weather', phone: 3, salt: 1154133676 },
        { atMs: 180970, what: 'back-up', phone: 0, salt: 841293136 },
        { atMs: 181413, what: 'act', phone: 3, salt: 555709358 },
        { atMs: 197932, what: 'act', phone: 3, salt: 1850868429 },
        { atMs: 208900, what: 'act', phone: 2, salt: 2027701221 },
        { atMs: 210932, what: 'act', phone: 0, salt: 2102953046 },
        { atMs: 217590, what: 'weather', phone: 0, salt: 255785193 },
        { atMs: 224994, what: 'act', phone: 3, salt: 2116895764 },
        { atMs: 226717, what: 'act', phone: 2, salt: 993138303 },
        { atMs: 235760, what: 'rush', phone: 0, salt: 2015372812 },
        { atMs: 276406, what: 'kill', phone: 0, salt: 1026949970 },
        { atMs: 283783, what: 'weather', phone: 0, salt: 1963460684 },
        { atMs: 285858, what: 'server-health', phone: 0, salt: 688962825 },
        { atMs: 314273, what: 'act', phone: 4, salt: 328924070 },
        { atMs: 359660, what: 'restore', phone: 0, salt: 1835804724 },
      ],
    },
  },
  {
    found: 'two sign-ins at once enrolled one phone twice, and a number of its chain was used for two mutations',
    script: {
      seed: 3693,
      users: [['rini'], ['rini']],
      untilMs: 360000,
      lines: [
        { atMs: 990, what: 'hush', phone: 0, salt: 1625490469 },
        { atMs: 11502, what: 'act', phone: 1, salt: 28683886 },
        { atMs: 17860, what: 'act', phone: 0, salt: 352546727 },
        { atMs: 21336, what: 'act', phone: 0, salt: 1770474641 },
        { atMs: 21931, what: 'clock', phone: 0, salt: 1663496813 },
        { atMs: 30260, what: 'act', phone: 0, salt: 687316356 },
        { atMs: 34772, what: 'act', phone: 0, salt: 686530723 },
        { atMs: 56015, what: 'act', phone: 0, salt: 580492720 },
        { atMs: 60990, what: 'rush', phone: 0, salt: 1805660890 },
        { atMs: 77835, what: 'act', phone: 1, salt: 1137970198 },
        { atMs: 83791, what: 'act', phone: 1, salt: 712827979 },
        { atMs: 92513, what: 'act', phone: 1, salt: 694694899 },
        { atMs: 94277, what: 'act', phone: 1, salt: 1602774845 },
      ],
    },
  },
  {
    found: 'the end of a session left without network came late and took the phone from whoever had signed in since',
    script: {
      seed: 20535,
      users: [['rini', 'budi'], ['kadis']],
      untilMs: 360000,
      lines: [
        { atMs: 24461, what: 'rush', phone: 0, salt: 188145180 },
        { atMs: 141612, what: 'minute', phone: 0, salt: 145027172 },
        { atMs: 178539, what: 'minute', phone: 0, salt: 242048125 },
        { atMs: 193084, what: 'act', phone: 0, salt: 663371638 },
        { atMs: 225194, what: 'weather', phone: 1, salt: 128434219 },
        { atMs: 229730, what: 'disk', phone: 1, salt: 1104385028 },
        { atMs: 271705, what: 'swap', phone: 0, salt: 143985447 },
        { atMs: 304617, what: 'hush', phone: 0, salt: 1770429868 },
        { atMs: 330352, what: 'weather', phone: 0, salt: 1415635042 },
        { atMs: 337076, what: 'act', phone: 0, salt: 747064933 },
      ],
    },
  },
  {
    found: 'a right password on a revoked device counted as a failure, until its owner was locked out everywhere',
    script: {
      seed: 30448,
      users: [['rini'], ['admin'], ['sari']],
      untilMs: 360000,
      lines: [
        { atMs: 88929, what: 'act', phone: 1, salt: 1313827262 },
        { atMs: 90476, what: 'act', phone: 1, salt: 419447976 },
        { atMs: 97328, what: 'rush', phone: 0, salt: 279182585 },
        { atMs: 132087, what: 'disk', phone: 0, salt: 1468319212 },
        { atMs: 198125, what: 'minute', phone: 0, salt: 1272404851 },
        { atMs: 201595, what: 'act', phone: 0, salt: 146304698 },
        { atMs: 215389, what: 'act', phone: 0, salt: 1114813260 },
        { atMs: 229500, what: 'act', phone: 0, salt: 787488428 },
        { atMs: 230910, what: 'act', phone: 0, salt: 161933006 },
        { atMs: 234520, what: 'disk', phone: 0, salt: 912621985 },
        { atMs: 256473, what: 'act', phone: 0, salt: 315416073 },
      ],
    },
  },
  {
    found: 'a sign-out that the full phone kept half of: shown as signed in, and nothing was sent any more',
    script: {
      seed: 104463,
      users: [['rini'], ['budi', 'kadis']],
      untilMs: 360000,
      lines: [
        { atMs: 128531, what: 'disk', phone: 1, salt: 814401477 },
        { atMs: 206616, what: 'swap', phone: 1, salt: 2093146918 },
      ],
    },
  },
  {
    found:
      'what is known of a person, which an unsent finding needed, stayed on a phone whose owner was no officer any more',
    script: {
      seed: 106241,
      users: [['rini'], ['bkpsdm'], ['budi'], ['admin']],
      untilMs: 360000,
      lines: [
        { atMs: 11866, what: 'act', phone: 3, salt: 1734959100 },
        { atMs: 35525, what: 'act', phone: 2, salt: 891488518 },
        { atMs: 46447, what: 'act', phone: 2, salt: 361917903 },
        { atMs: 92852, what: 'act', phone: 2, salt: 1279943606 },
        { atMs: 183081, what: 'act', phone: 3, salt: 1685163598 },
        { atMs: 291549, what: 'act', phone: 2, salt: 1173086378 },
      ],
    },
  },
  {
    found:
      'nobody tried to sign in once more after the server, just restored, had said that it was busy (the simulation’s own fault)',
    script: {
      seed: 112181,
      users: [['rini'], ['budi']],
      untilMs: 360000,
      lines: [
        { atMs: 183527, what: 'lose-database', phone: 1, salt: 76122270 },
        { atMs: 357695, what: 'back-up', phone: 0, salt: 1826100073 },
        { atMs: 358668, what: 'weather', phone: 0, salt: 547526516 },
        { atMs: 359951, what: 'restore', phone: 0, salt: 781483920 },
      ],
    },
  },
  {
    found: 'the same on a shared phone whose next person was to sign in',
    script: {
      seed: 118083,
      users: [['rini'], ['rini', 'bkpsdm']],
      untilMs: 360000,
      lines: [
        { atMs: 82547, what: 'back-up', phone: 0, salt: 1785261189 },
        { atMs: 146414, what: 'swap', phone: 1, salt: 1639138478 },
        { atMs: 344866, what: 'restore', phone: 0, salt: 1580821839 },
        { atMs: 345059, what: 'weather', phone: 0, salt: 1767347229 },
      ],
    },
  },
  {
    found: 'of a store that nothing opened any more, what a restored server had lost was never sent again',
    script: {
      seed: 146046,
      users: [['rini'], ['admin']],
      untilMs: 360000,
      lines: [
        { atMs: 4740, what: 'back-up', phone: 0, salt: 1137935369 },
        { atMs: 6729, what: 'act', phone: 1, salt: 781755699 },
        { atMs: 26911, what: 'act', phone: 0, salt: 830904581 },
        { atMs: 71857, what: 'restore', phone: 0, salt: 2077157100 },
        { atMs: 84527, what: 'act', phone: 0, salt: 1754258177 },
        { atMs: 131275, what: 'act', phone: 1, salt: 1803043613 },
        { atMs: 139704, what: 'act', phone: 0, salt: 1911288133 },
        { atMs: 154520, what: 'lock', phone: 0, salt: 1022078912 },
        { atMs: 157832, what: 'close-database', phone: 0, salt: 1912330692 },
        { atMs: 163376, what: 'unlock', phone: 1, salt: 977606561 },
        { atMs: 172421, what: 'act', phone: 1, salt: 641816034 },
      ],
    },
  },
  {
    found:
      'a photo that went with a lost database was called lost when a copy on another phone was swept (the simulation’s own fault)',
    script: {
      seed: 130788,
      users: [['rini'], ['subag'], ['kadis'], ['rini'], ['rini']],
      untilMs: 360000,
      lines: [
        { atMs: 111237, what: 'rescue', phone: 2, salt: 1293987521 },
        { atMs: 113747, what: 'act', phone: 0, salt: 1563714679 },
        { atMs: 121763, what: 'clock', phone: 3, salt: 1330264423 },
        { atMs: 122410, what: 'act', phone: 4, salt: 411561430 },
        { atMs: 123958, what: 'act', phone: 4, salt: 975146091 },
        { atMs: 138300, what: 'photo', phone: 4, salt: 1032606212 },
        { atMs: 145126, what: 'photo', phone: 0, salt: 660362094 },
        { atMs: 146718, what: 'lose-database', phone: 0, salt: 1672838285 },
        { atMs: 240058, what: 'second-tab', phone: 4, salt: 204442192 },
      ],
    },
  },
  {
    found:
      'a finding waited for an opening that a restore had undone, and which lay in an older store that was sent only once nothing waited',
    script: {
      seed: 60078,
      users: [['rini'], ['admin']],
      untilMs: 360000,
      lines: [
        { atMs: 46630, what: 'act', phone: 1, salt: 1275357147 },
        { atMs: 214961, what: 'back-up', phone: 0, salt: 1352105617 },
        { atMs: 232065, what: 'rush', phone: 0, salt: 75788868 },
        { atMs: 232955, what: 'act', phone: 0, salt: 956759034 },
        { atMs: 322498, what: 'act', phone: 0, salt: 791704748 },
        { atMs: 327104, what: 'restore', phone: 0, salt: 1627441388 },
        { atMs: 328615, what: 'act', phone: 0, salt: 8855591 },
      ],
    },
  },
  {
    found:
      'a tab died while a finding was being stored, so it told nobody; its owner looked for it in the other tab, which did not read anew, and entered it again',
    script: {
      seed: 320043,
      users: [['rini'], ['budi'], ['bkpsdm', 'admin'], ['kadis', 'sari']],
      untilMs: 360000,
      lines: [
        { atMs: 14059, what: 'minute', phone: 0, salt: 1285215675 },
        { atMs: 30538, what: 'swap', phone: 3, salt: 1298794416 },
        { atMs: 72229, what: 'disk', phone: 0, salt: 764187074 },
        { atMs: 77585, what: 'second-tab', phone: 3, salt: 228681155 },
        { atMs: 82629, what: 'power', phone: 0, salt: 1583682320 },
        { atMs: 85825, what: 'act', phone: 1, salt: 483556905 },
        { atMs: 95191, what: 'act', phone: 3, salt: 1606437669 },
        { atMs: 130685, what: 'photo', phone: 3, salt: 1925051793 },
        { atMs: 155567, what: 'act', phone: 3, salt: 1470001502 },
        { atMs: 160068, what: 'kill', phone: 3, salt: 1842096053 },
        { atMs: 185319, what: 'act', phone: 3, salt: 1149601734 },
      ],
    },
  },
  {
    found:
      'a step waited on under the name of a parent that had long come: what it needed next was never put in its place',
    script: {
      seed: 409272,
      users: [['rini'], ['bkpsdm'], ['bkpsdm'], ['budi', 'sari'], ['bkpsdm']],
      untilMs: 360000,
      lines: [
        { atMs: 23437, what: 'back-up', phone: 0, salt: 322754145 },
        { atMs: 38181, what: 'act', phone: 3, salt: 812726715 },
        { atMs: 40485, what: 'act', phone: 2, salt: 76950079 },
        { atMs: 73694, what: 'photo', phone: 3, salt: 561562086 },
        { atMs: 74521, what: 'act', phone: 1, salt: 260948066 },
        { atMs: 96771, what: 'view', phone: 1, salt: 699270961 },
        { atMs: 149261, what: 'act', phone: 4, salt: 2068647598 },
        { atMs: 149466, what: 'photo', phone: 1, salt: 1492649615 },
        { atMs: 154071, what: 'act', phone: 3, salt: 1746682672 },
        { atMs: 157968, what: 'act', phone: 1, salt: 481586819 },
        { atMs: 161160, what: 'weather', phone: 1, salt: 348051801 },
        { atMs: 173383, what: 'act', phone: 2, salt: 1377998500 },
        { atMs: 176984, what: 'lose-database', phone: 4, salt: 2032424567 },
        { atMs: 183314, what: 'weather', phone: 3, salt: 1809813346 },
        { atMs: 201251, what: 'restore', phone: 0, salt: 1130549638 },
      ],
    },
  },
];
