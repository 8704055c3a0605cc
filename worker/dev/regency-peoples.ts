/**
 * Names of the large demo, as they are met in a province that people have moved to from everywhere: one word or four, old
 * and new spelling, short forms. Made by chance from lists and stems; whoever has such a name is not meant.
 */
type Random = () => number;
type Words = readonly string[];

const list = (text: string): Words => text.trim().split(/\s+/);

/** How often a people is met, and how it names men and women. */
type People = { weight: number; name: (isWoman: boolean, random: Random) => string };

const javaneseStems = list(
  'Su Sar Sut Sug Pon Tu Wa Mar Kus Har Sum Sup Suw Sud Suk Muj Ngad Sis War Yit Par Jum Sam Sol Dar Mul Pur Kar Wid Sri',
);
/** Between stem and ending, now and then: there are far more such names than anybody has counted. */
const javaneseMiddles = list('di gi har mar na ri ti wi pri sa ngi bi ka man ro jo');
const javaneseMen = list(
  'arno arto adi iman imin ijo iyono iyanto igiyo odo arso ardi arjo anto ono aryono ikno iharto ipto ianto idi okro ardjo itno',
);
const javaneseWomen = list(
  'inah iyem ini arti atini siyah iyati aningsih awati iyah lastri mini arsih antini asih atun',
);
const javaneseFirst =
  list(`Agus Bambang Eko Dwi Tri Joko Heru Hari Budi Adi Bayu Wahyu Teguh Slamet Edi Sigit Didik Yudi
  Catur Gatot Untung Puji Joni Anang Nanang Supri Tedjo Djoko Rudi Andri Arif Toni Wawan`);
const javaneseFirstWomen =
  list(`Sri Dwi Tri Endang Retno Titik Yuni Rini Wiwik Nanik Dyah Ratna Siwi Anik Enny Tutik Umi
  Wahyu Indah Ambar Eny Lestari Puji Catur Ninik Rahayu Heni`);
const javaneseLast = list(`Prasetyo Nugroho Wibowo Santoso Susilo Purnomo Widodo Utomo Kuncoro Raharjo Setiawan Handoyo
  Wicaksono Hartanto Pamungkas Saputro Wijayanto Kurniawan Cahyono Sutrisno Mulyono Haryanto Sulistyo Budiyono Prakoso Setyadi`);
const javaneseLastWomen =
  list(`Wulandari Handayani Astuti Rahayu Lestari Wahyuningsih Setyowati Purwanti Kusumawati Utami
  Widyastuti Hartati Susilowati Pujiastuti Suprihatin Kusumaningrum Sulistyowati Prihatini Rahmawati Yuliani Puspitasari`);

const sundanese = list(`Asep Dadang Ujang Cecep Dede Enjang Maman Nandang Tatang Yayat Endang Entis Deden Aep Ade Atep
  Encep Jajang Oman Dudung Ayi Wawan Yaya Odang Engkos Aceng Undang Caca Momon Nana`);
const sundaneseWomen =
  list(`Neneng Euis Iis Lilis Ai Cucu Imas Yeyet Titin Teti Entin Elis Nining Popon Kokom Eneng Tati
  Wiwin Yoyoh Cicih Nunung Empat Oneng Rina Yani Nia`);
const sundaneseLast = list(`Suryana Hidayat Sutisna Kurnia Rukmana Supriatna Sukmana Herdiana Mulyana Permana Saepudin
  Saepuloh Ruhiyat Nurjaman Komarudin Sopandi Hermawan Suherman Koswara Sobandi Djunaedi Junaedi Wiharja Sumarna Taryana Gunawan`);
const sundaneseLastWomen = list(`Nurhayati Rohaeti Kurniasih Sumiati Rosmiati Suryani Komalasari Nuraeni Mulyati Hasanah
  Sukaesih Rohayati Kartini Yuningsih Herawati Susilawati Maesaroh Jubaedah Solihat Rukmini Karlina`);

const muhammad = list(`Muhammad Muhammad Muhammad Mohammad Mohamad Muhamad Moch. Moh. Muh. M. M. Mochamad Mochammad
  Ahmad Ahmad Achmad Akhmad Abd. Abdul Abdul Abdur`);
const arabicMen = list(`Rizki Fauzi Fauzan Hidayatullah Syafi'i Yusuf Jusuf Ridwan Ma'ruf Nu'man Zainuddin Zaenudin
  Jaenudin Saifuddin Syaifudin Syarifuddin Sarifudin Khoirul Choirul Anwar Taufiq Taufik Lukman Luqman Hakim Faruq Ilyas Idris
  Rahman Rahim Rohman Rokhman Rochman Malik Aziz Hamid Wahid Latif Karim Ghofur Syukur Salam Somad Basir Qodir Kholik Manan Majid
  Muhaimin Muslim Mustofa Musthofa Mustafa Munir Nasir Nashir Nurdin Ismail Ishak Ibrahim Harun Haris Halim Hanafi Hasyim
  Sholeh Soleh Saleh Solikin Solihin Syamsul Samsul Arifin Bahri Hadi Huda Khalid Cholid Zulkifli Zulfikar Julkarnaen Iqbal Ikbal
  Firdaus Farhan Faisal Faizal Fathoni Yahya Yunus Zaki Zakaria Dzakwan Mukhlis Muchlis Mahfud Mahfudz Marzuki Masykur`);
const arabicJoined = list(`Abdurrahman Abdurrohman Abdullah Abdussalam Abdurrahim Nasrullah Hamdullah Fathurrahman
  Saifullah Syaifullah Hidayatulloh Fadlurrahman Zainal Jainal Syaiful Saiful Nurhadi Nurcholis Nurkholis Khairuddin Badaruddin
  Syamsuddin Samsudin Burhanuddin Kamaruddin Qomarudin Nizamuddin Fakhruddin Fahrudin`);
const arabicWomen =
  list(`Siti Siti Siti Siti Sitti St. Nur Nur Nurul Umi Ummi Khusnul Husnul Chusnul Lailatul Laili Zulfa
  Aisyah Aisah Khadijah Hadijah Rohmatul Uswatun Nikmatul Ni'matul Sri`);
const arabicLastWomen = list(`Fatimah Fatimatuzzahra Rahmawati Rohmah Rokhmah Rochmah Nurjanah Nurjannah Hasanah Maryam
  Mariyam Aminah Maimunah Masruroh Zahro Khotimah Chotimah Mukaromah Jamilah Zubaidah Jubaidah Halimah Salamah Nafisah
  Rofiah Rofi'ah Mutmainah Muthmainnah Hidayah Azizah Asiyah Romlah Munawaroh Muawanah Sa'diyah Sakdiyah Fitriyah Fitriah
  Qomariyah Komariah Badriyah Zakiyah Maftuhah Latifah Lathifah Rukayah Ruqoyah Zuhriyah Juhriah Hayati Aini Izzah`);
const arabicJoinedWomen =
  list(`Nurhayati Nurhasanah Nuraini Nurlaila Nurjanah Nurhidayah Sitirahma Khoirunnisa Khairunnisa
  Choirunisa Qurrotulaini Istiqomah Istikomah Ainunjariyah Mar'atussholihah Maratus Nurfadilah Nurfadhilah Nurwahidah`);

const batak = list(`Parlindungan Hotman Tumpal Togar Saut Maruli Poltak Binsar Jonson Rudolf Manahan Bonar Ramli Sahat
  Pangihutan Horas Monang Jekson Lamhot Gomgom Ronal Hasiholan Edison Marihot Efendi Darwin Alboin`);
const batakWomen =
  list(`Rospita Tiurma Nurmala Lamria Romauli Debora Herlina Tiarma Rotua Sondang Mariana Lastiar Roslinda
  Hotmaida Marintan Ester Risma Dameria Rouli Tetti Kristina Nursaulina`);
const clans = list(`Simanjuntak Sitorus Situmorang Siregar Nasution Harahap Lubis Hutapea Panjaitan Sihombing Simbolon
  Nainggolan Pasaribu Manurung Sinaga Silalahi Tampubolon Hutagalung Pardede Tobing Ginting Sembiring Tarigan Sitepu Purba
  Saragih Damanik Sihotang Silaban Gultom Rajagukguk Napitupulu Marpaung Hasibuan Daulay Batubara Ritonga Pohan`);

const bugis = list(`Andi Andi Andi Baso Daeng Sultan Amiruddin Syahrir Syamsir Rustam Hamzah Arsyad Baharuddin Muhlis
  Kaharuddin Hasanuddin Jufri Mansyur Takdir Sudirman Alimuddin`);
const bugisWomen = list(`Andi Andi Besse Hasnah Rosmini Sitti Hj.Nurhaedah Nurhaeda Rosdiana Darmawati Mulianti Hartina
  Sulfiani Fitriani Kartini Rahmatia Suriani Hasmawati Marwah`);
const bugisLast = list(`Mappasomba Patarai Makkulau Palaguna Tenriawaru Mappanyompa Pangerang Makmur Sose Mallarangeng
  Passalowongi Sapada Pawiloi Mattalitti Lolo Paewai Bausat Karaeng Sikki Mattola Rewa Massarappi Tanra Tenri Batari Padjalangi`);

const minangStems = list('Yul Syaf Zul Af Yus Er Nas As Des El Gus Mas Jas Ros Nur Mar Sof Ef Hen Fir Am Wel Nof Ris');
const minangMen = list('rizal izar riadi mardi fendi yandri naldi fitra wandi man nedi rialdi hendri afri edi ison');
const minangWomen = list('mawati nelly yenti niwati diana mida dawati neli yanti fita lina sida weni marni hayati');
const minangLast = list(
  'Chaniago Caniago Tanjung Koto Piliang Sikumbang Jambak Malayu Guci Pitopang Bodi Mandahiliang',
);

const baliOrder = list('Wayan Made Nyoman Ketut Gede Putu Kadek Komang Nengah Gusti');
const baliLast = list(`Sudiarta Suartika Astawa Artana Widiana Sudarma Suparta Wirawan Sukerta Adnyana Mahendra Suwitra
  Sumerta Sudana Yasa Sukadana Parwata Wiguna Arsana Darmawan Kariasa Suardana`);
const baliLastWomen = list(`Suartini Widiasih Astuti Suryani Ariani Sukerti Puspawati Wati Sudiani Dewi Parwati Muliani
  Ayuningsih Yuliantari Purnamawati Damayanti Lestari Sriasih`);

const chineseFirst = list(`Kevin Steven Hendry Felicia Jessica Stephanie Christian Andreas Vincent Meiliana Lanny Fenny
  Sherly Winny Edwin Erwin Albert Silvia Yuliana Herman Susanto Veronika Melissa`);
const chineseLast =
  list(`Wijaya Wiyaya Halim Gunawan Kusuma Tanuwijaya Sutanto Lim Liem Tan Tjandra Chandra Candra Hartono
  Salim Tanujaya Setiabudi Oei Wibisono Lie Kwee Budiman Surya Angkasa Darmadi`);

const eastFirst = list(
  'Yohanes Petrus Paulus Yosef Markus Melkianus Dominggus Fransiskus Agustinus Simon Elias Yakobus',
);
const eastFirstWomen = list(
  'Maria Kristina Yuliana Theresia Elisabeth Magdalena Yosefina Agustina Novita Ester Katarina',
);
const eastLast = list(`Tukan Kelen Wabiser Rumbiak Manuputty Latuheru Pattiasina Tupamahu Kaisiepo Nahak Seran Bere Lopo
  Taneo Sahetapy Matulessy Pelupessy Wenda Yikwa Mandowen Kambuaya Rumbewas Ufi Lobo Djami`);

const young =
  list(`Rizky Dimas Aditya Fajar Bagas Galih Ilham Reza Yoga Arya Bima Rangga Andika Fikri Naufal Daffa Gilang
  Dicky Ferdian Alfian Irfan Irvan Rifki Rifqi`);
const youngWomen = list(`Putri Nabila Anisa Annisa Dinda Intan Galuh Ayu Tiara Nadia Fitria Shinta Sinta Vina Dhea Dea
  Amalia Salsabila Aulia Rizka Riska Devi Novi Mega`);
const youngLast = list(
  'Ramadhan Ramadani Pratama Saputra Putra Perdana Kusuma Nugraha Firmansyah Syahputra Wardana Hidayat',
);
const youngLastWomen = list(
  'Maharani Permatasari Puspitasari Anggraeni Anggraini Oktaviani Octaviani Febriyanti Febrianti Safitri Syafitri Wulandari',
);

const peoples: readonly People[] = [
  {
    weight: 34,
    name: (isWoman, random) => {
      const middle = random() < 0.25 ? of(javaneseMiddles, random) : '';
      const one = of(javaneseStems, random) + middle + of(isWoman ? javaneseWomen : javaneseMen, random);
      const word = random() < 0.06 ? oldSpelling(one) : one;
      if (random() < 0.38) return word;
      const first = of(isWoman ? javaneseFirstWomen : javaneseFirst, random);
      const last = of(isWoman ? javaneseLastWomen : javaneseLast, random);
      return random() < 0.3 ? `${first} ${word}` : random() < 0.25 ? `${first} ${word} ${last}` : `${first} ${last}`;
    },
  },
  {
    weight: 14,
    name: (isWoman, random) =>
      `${of(isWoman ? sundaneseWomen : sundanese, random)} ${of(isWoman ? sundaneseLastWomen : sundaneseLast, random)}`,
  },
  {
    weight: 22,
    name: (isWoman, random) => {
      const last = (): string => of(isWoman ? arabicLastWomen : arabicMen, random);
      if (random() < 0.25) return `${of(isWoman ? arabicJoinedWomen : arabicJoined, random)} ${last()}`;
      const first = of(isWoman ? arabicWomen : muhammad, random);
      return random() < 0.45 ? `${first} ${last()} ${last()}` : `${first} ${last()}`;
    },
  },
  { weight: 6, name: (isWoman, random) => `${of(isWoman ? batakWomen : batak, random)} ${of(clans, random)}` },
  {
    weight: 5,
    name: (isWoman, random) => {
      const first = of(isWoman ? bugisWomen : bugis, random).replace('Hj.', '');
      return `${first} ${random() < 0.3 ? `${of(isWoman ? arabicLastWomen : arabicMen, random)} ` : ''}${of(bugisLast, random)}`;
    },
  },
  {
    weight: 5,
    name: (isWoman, random) => {
      const first = of(minangStems, random) + of(isWoman ? minangWomen : minangMen, random);
      return random() < 0.4 ? first : `${first} ${of(minangLast, random)}`;
    },
  },
  {
    weight: 4,
    name: (isWoman, random) => {
      const last = of(isWoman ? baliLastWomen : baliLast, random);
      return `${isWoman ? (random() < 0.5 ? 'Ni Luh' : 'Ni') : 'I'} ${of(baliOrder, random)} ${last}`;
    },
  },
  { weight: 2, name: (_isWoman, random) => `${of(chineseFirst, random)} ${of(chineseLast, random)}` },
  {
    weight: 3,
    name: (isWoman, random) => `${of(isWoman ? eastFirstWomen : eastFirst, random)} ${of(eastLast, random)}`,
  },
  {
    weight: 5,
    name: (isWoman, random) => {
      const first = of(isWoman ? youngWomen : young, random);
      const last = of(isWoman ? youngLastWomen : youngLast, random);
      return random() < 0.5
        ? `${first} ${of(isWoman ? javaneseLastWomen : young, random)} ${last}`
        : `${first} ${last}`;
    },
  },
];
const total = peoples.reduce((sum, { weight }) => sum + weight, 0);

/** A name without titles. */
export function nameOfSomePeople(isWoman: boolean, random: Random): string {
  let drawn = random() * total;
  for (const { weight, name } of peoples) {
    drawn -= weight;
    if (drawn < 0) return name(isWoman, random);
  }
  return peoples[0]?.name(isWoman, random) ?? '';
}

/** As written before 1972. */
function oldSpelling(name: string): string {
  return name.replaceAll('u', 'oe').replaceAll('j', 'dj').replace(/^U/, 'Oe').replace(/^J/, 'Dj');
}

function of(words: Words, random: Random): string {
  return words[Math.floor(random() * words.length)] ?? '';
}
