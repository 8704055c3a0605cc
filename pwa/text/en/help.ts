import type { HelpText } from '../help.ts';

export const help: HelpText = {
  close: 'Close help',
  about: (screen: string) => `Help: ${screen}`,
  again: 'See the introduction again',
  phone: 'This device: ready offline, PIN, language',
  pages: {
    signIn: [
      'Sign in with your NIP or user name and the password from your admin. The first time on a device needs a signal.',
      'Forgotten your password? Ask an admin, who gives you a temporary one at once. Findings on the device are not lost.',
      'Sharing a device? Everybody signs in with his own account. Other people’s notes stay kept and out of sight.',
    ],
    lock: [
      'Enter your PIN to open your notes, also without a signal. The password of your account opens them too.',
      'After four wrong tries, wait before the next. No note is ever deleted because of a wrong PIN.',
      'Forgotten both? A rescue file can be made from this screen without a PIN and handed in at the office.',
    ],
    operations: [
      'Open an operation under its order letter, or join with the leader’s code. Both work without a signal.',
      'Today’s operations come first; earlier ones can be read for 90 days.',
      '“Ready offline” means that app, roster and data are on the phone: it may be taken out of the signal.',
    ],
    newOperation: [
      'Enter order number, legal basis and place. What is not known yet can be completed later.',
      'Once opened, a join code appears. Read it out or show it to the squad; they can join without a signal.',
    ],
    join: [
      'Type the leader’s code of eight signs, or scan it. Capitals and small letters are the same.',
      'Findings can be noted at once, even without a signal. The operation’s details follow from the leader’s phone.',
    ],
    operation: [
      '“Note a finding” opens the search. Three letters of the name or some digits of the NIP are usually enough.',
      '“+1 compliant” counts somebody who was checked and complied, so that “13 of 412” can be reported.',
      'Amber row: saved on the phone, waiting for a signal. Red row: needs your decision.',
      'Figures with an arrow can be tapped; the list behind one always equals it.',
    ],
    find: [
      'Type parts of the name in any order, digits from anywhere in the NIP, or an office.',
      'Misspelling does not matter: Sitti finds Siti, Moch finds Muhammad.',
      'Not in the list? Tap “Not in the list?” for civil servants from elsewhere, citizens, or whoever refuses to be recorded.',
    ],
    other: [
      'For people outside the roster, people who refuse to be recorded, or an office.',
      'Enter what is needed. A NIK only where necessary; elsewhere only its last four digits are shown.',
    ],
    note: [
      'Check the violation, choose reason and on-the-spot action, then Save. Your last choices are filled in.',
      'Photo, place, signature and note may be added; none is required.',
      'Amber box: this person was noted before. The suggestion is only that; you decide.',
      'What you enter is kept as a draft with every change. If the app closes, it opens on this form again.',
      'An on-the-spot reprimand is no disciplinary punishment. That needs an examination and an official’s decision.',
    ],
    saved: [
      'The stamp means that the finding is safely stored on the phone. “Sent” appears once the server has it.',
      'A mistake? Tap Undo: the finding is withdrawn, not deleted, and leaves its trace.',
    ],
    findings: [
      'All findings of this operation, yours and the squad’s. Theirs appear once their phones have sent.',
      'Tap a row to see, correct or withdraw it.',
    ],
    finding: [
      'A finding cannot be deleted. Correcting and withdrawing ask for a reason and are recorded.',
      'A photo that waits follows by itself; its finding does not wait for it.',
    ],
    correct: [
      'Change what is wrong and write why. Old and new are both kept.',
      'If somebody else has changed it first, both versions are shown and you choose.',
    ],
    recap: [
      'Figures are counted from the list behind them; tap a figure to see it.',
      'Share the summary with your group without names, unless you choose to include them.',
      'No findings is a valid result too and can be reported. Close the operation when the raid is over.',
    ],
    scan: [
      'Point the camera at the code on a staff card: QR, Code 128, Code 39 or PDF417. It works without a signal.',
      'What a code without a NIP holds is shown and never opened. Dark? Switch on the light where there is one.',
      'No camera? Scan from a picture, or search by letters.',
    ],
    raidReport: [
      'The raid report is made on this phone, also without a signal, from the findings that are here now.',
      'Check what was done and what follows, choose A4 or F4, then make it. What you enter is kept as a draft.',
      'Until it is validated, every page is marked “Belum divalidasi” (not validated yet).',
    ],
    details: [
      'Order letter, legal basis, squad and join code. Show the code to colleagues who have not joined.',
      'Findings that arrive after closing are still accepted, marked as late.',
    ],
    outbox: [
      'Everything here is safely stored on the phone and is sent by itself once there is a signal. No need to wait here.',
      'Phone broken or to be handed over? Make a rescue file; anybody signed in can hand it in to the server.',
    ],
    attention: [
      'Two versions differ here, or the server asks for a decision. What differs is marked.',
      'Choose your version, the server’s, or refer it to the head of Satpol PP. Nothing is deleted.',
    ],
    phone: [
      '“Ready offline” means that it may be taken out of the signal.',
      'A PIN seals the notes on this device. It locks by itself when unused for long; an open form is not lost.',
      'A rescue file holds everything unsent, and only the server can open it.',
    ],
    handIn: [
      'Choose a rescue file from any device. The server opens it and keeps each note under whoever noted it.',
      'Handing in the same file twice changes nothing.',
    ],
    queue: [
      'Cases that wait for the office, by due date. “6 days late” counts working days.',
      'Open a case to forward it to the superior, assign guidance, or close it.',
      'Choose several rows to forward them or assign guidance at once.',
      'Without network, pages that were opened before can be read, and your work is kept to be sent.',
    ],
    case: [
      'Left: the history, with who and when. Right: the steps that you may take now.',
      'Guidance and disciplinary punishment are two different tracks. Closing as lawful or not proven takes it out of the repeat count.',
      'Opening a personal file is logged.',
    ],
    conflicts: [
      'Two people changed the same thing. Both versions are kept; choose one with a reason, or refer it.',
      'What is not settled within 7 days is referred by itself to whoever is competent.',
    ],
    held: [
      'Notes that wait for their parent, for example a finding whose operation has not arrived from the leader’s phone.',
      'Once the parent arrives they are decided by themselves. Nothing is lost while they wait.',
    ],
    report: [
      'Every figure can be opened; the list behind it adds up to exactly that figure.',
      'Choose period and office above. “as of” says when the figures were counted.',
      'Tables by violation, reason and action use the main violation, so that their sums are the same.',
    ],
    findingsList: [
      'Findings by the filters. Download them as CSV for further work; downloads are logged.',
      'Withdrawn or joined findings stay visible with their mark and are not counted.',
    ],
    operationsList: [
      'Closed operations wait for your validation. Open one to read its report and its list.',
      'Late findings come after validation and are shown apart.',
    ],
    review: [
      'Read the findings and the people checked, then validate, or return it with a reason.',
      'Validation names the entry up to which the report was read; what comes later is its supplement.',
    ],
    adminStart: [
      'First steps: units, roster, catalogue, calendar, accounts. Take them in this order.',
      'What is done has a check mark and can still be changed.',
    ],
    adminAttention: [
      'What waits for an admin: two versions of an entry, devices that have not sent for long, lost data.',
    ],
    accounts: [
      'One account for each person. Closing one deletes none of his notes; unsent ones are accepted for 30 days.',
      'A temporary password is shown only once.',
    ],
    devices: [
      'When each device was last in contact and how much it has not sent. More than 24 hours is marked red.',
      'A revoked device may still send what it holds, then forgets its key.',
    ],
    roster: [
      'Upload a SIASN or CSV file. It is checked in this browser; wrong rows are named by number.',
      'Nobody is deleted: whoever is not in the file becomes inactive. An import can be taken back.',
    ],
    catalogue: [
      'Violations, reasons, actions and guidance. A change makes a new version; past findings keep theirs.',
      'A retired entry is no longer offered and can still be read.',
    ],
    units: ['The tree of offices. It decides who sees whose findings and cases.'],
    calendar: ['Holidays and collective leave. Due dates count working days by this calendar.'],
    settings: [
      'The office’s rules: repeat window, ladder of actions, deadlines, time zone. They hold once a device is in contact.',
    ],
    unknown: ['There is no such screen. Go back to the start.'],
  },
  tour: {
    skip: 'Skip introduction',
    next: 'Next',
    start: 'Start',
    step: (at: string, of: string) => `${at} of ${of}`,
    cards: {
      fast: {
        title: 'Ten seconds, without a signal',
        text: 'Find the person, choose the reason, Save. The stamp means that it is safely stored on this phone.',
      },
      repeat: {
        title: 'Noted before? Seen at once',
        text: 'When, where, what was done, and the step that is suggested. You decide.',
      },
      safe: {
        title: 'Sent by itself, nothing is lost',
        text: 'Once there is a signal, everything is sent. The question mark on each screen opens its help.',
      },
    },
    sample: {
      name: 'Siti Rahmawati Rekaan',
      other: 'Bambang Misalnya',
      office: 'Dinas Pendidikan',
      reason: 'Left in the car',
      otherReason: 'Forgot',
      saved: 'SAVED',
      count: '2×',
      spoken: '2 times',
      title: 'Noted within 12 months',
      place: 'Kompleks Setda',
      violation: 'No mask brought',
      lead: 'Suggested:',
      suggestion: 'written on-the-spot reprimand',
      asOf: 'Data as of 06.40',
    },
  },
};
