/** Films since 1980 in other languages than English; the cells are explained in film-rows.ts. */
export const FILMS_OF_THE_WORLD = `
387|tt0082096|Das Boot|1981-09-17|de|18,36,10752|149|20||fr:Le Bateau;US:The Boat
5961|tt0083922|Fanny and Alexander|1982-12-17|sv|14,18,9648|188|12|Fanny och Alexander|fr:Fanny et Alexandre
81|tt0087544|Nausicaä of the Valley of the Wind|1984-03-11|ja|12,16,14|117|30|風の谷のナウシカ|fr:Nausicaä de la vallée du vent
10515|tt0092067|Castle in the Sky|1986-08-02|ja|12,14,16|125|36|天空の城ラピュタ|fr:Le Château dans le ciel;US:Laputa: Castle in the Sky
144|tt0093191|Wings of Desire|1987-09-23|de|18,14,10749|128|13|Der Himmel über Berlin|fr:Les Ailes du désir
8392|tt0096283|My Neighbor Totoro|1988-04-16|ja|14,16,10751|86|45|となりのトトロ|fr:Mon voisin Totoro
12477|tt0095327|Grave of the Fireflies|1988-04-16|ja|16,18,10752|89|40|火垂るの墓|fr:Le Tombeau des lucioles
175|tt0095250|The Big Blue|1988-05-11|fr|12,18,10749|168|16|Le Grand Bleu|de:Im Rausch der Tiefe
149|tt0094625|Akira|1988-07-16|ja|16,878,28|124|32|アキラ|
11216|tt0095765|Cinema Paradiso|1988-11-17|it|18,10749|124|26|Nuovo Cinema Paradiso|
16859|tt0097814|Kiki's Delivery Service|1989-07-29|ja|16,10751,14|103|40|魔女の宅急便|fr:Kiki la petite sorcière
9322|tt0100263|La Femme Nikita|1990-02-21|fr|28,53|117|16|Nikita|
892|tt0101700|Delicatessen|1991-04-17|fr|35,878,14|99|14||
11621|tt0104652|Porco Rosso|1992-07-18|ja|10751,35,16,12|93|32|紅の豚|
10997|tt0106332|Farewell My Concubine|1993-01-01|zh|18|171|15|霸王別姬|fr:Adieu ma concubine
11687|tt0108500|The Visitors|1993-01-27|fr|14,35|107|16|Les Visiteurs|
108|tt0108394|Three Colors: Blue|1993-09-08|fr|18|98|14|Trois Couleurs : Bleu|US:Three Colours: Blue
109|tt0111507|Three Colors: White|1994-01-26|fr|35,18,9648|92|12|Trois Couleurs : Blanc|US:Three Colours: White
110|tt0111495|Three Colors: Red|1994-05-27|fr|18,9648,10749|99|14|Trois Couleurs : Rouge|US:Three Colours: Red
11104|tt0109424|Chungking Express|1994-07-14|cn|18,35,10749|103|22|重慶森林|
406|tt0113247|La Haine|1995-05-31|fr|18|98|26||US:Hate;DE:Hass
902|tt0112682|The City of Lost Children|1995-05-17|fr|14,878,12|108|14|La Cité des enfants perdus|
9323|tt0113568|Ghost in the Shell|1995-11-18|ja|28,16,878|83|30|GHOST IN THE SHELL|fr:Ghost in the Shell;JP:攻殻機動隊
128|tt0119698|Princess Mononoke|1997-07-12|ja|12,14,16|134|55|もののけ姫|fr:Princesse Mononoké
637|tt0118799|Life Is Beautiful|1997-12-20|it|35,18|116|40|La vita è bella|fr:La vie est belle
1902|tt0125659|Open Your Eyes|1997-12-19|es|18,53,9648|119|13|Abre los ojos|fr:Ouvre les yeux
10494|tt0156887|Perfect Blue|1998-02-28|ja|16,53|82|34|パーフェクトブルー|
666|tt0140888|Central Station|1998-04-03|pt|18|113|13|Central do Brasil|
2330|tt0152930|Taxi|1998-04-08|fr|28,35|86|20||
9421|tt0119038|The Dinner Game|1998-04-15|fr|35|80|16|Le Dîner de cons|
309|tt0154420|The Celebration|1998-06-19|da|18|105|13|Festen|
104|tt0130827|Run Lola Run|1998-08-20|de|28,18,53|81|20|Lola rennt|fr:Cours, Lola, cours
99|tt0185125|All About My Mother|1999-04-16|es|35,18|101|16|Todo sobre mi madre|fr:Tout sur ma mère
843|tt0118694|In the Mood for Love|2000-09-29|cn|18,10749|98|28|花樣年華|
146|tt0190332|Crouching Tiger, Hidden Dragon|2000-07-06|zh|12,18,28,10749|120|24|臥虎藏龍|fr:Tigre et Dragon;de:Tiger and Dragon
55|tt0245712|Amores Perros|2000-06-16|es|18,53|154|18|Amores perros|
3176|tt0266308|Battle Royale|2000-12-16|ja|18,53,28|114|26|バトル・ロワイアル|
6312|tt0237534|Brotherhood of the Wolf|2001-01-31|fr|28,12,27,53|142|18|Le Pacte des loups|
194|tt0211915|Amélie|2001-04-25|fr|35,10749|122|34|Le Fabuleux Destin d'Amélie Poulain|de:Die fabelhafte Welt der Amélie
19666|tt0169102|Lagaan: Once Upon a Time in India|2001-06-14|hi|18,10749|224|9|लगान|US:Lagaan
129|tt0245429|Spirited Away|2001-07-20|ja|16,10751,14|125|85|千と千尋の神隠し|fr:Le Voyage de Chihiro;de:Chihiros Reise ins Zauberland
1391|tt0245574|And Your Mother Too|2001-06-08|es|18,10749|106|20|Y tu mamá también|
2899|tt0250223|Asterix & Obelix: Mission Cleopatra|2002-01-30|fr|10751,14,12,35|107|26|Astérix & Obélix : Mission Cléopâtre|
64|tt0287467|Talk to Her|2002-03-15|es|18,10749|112|14|Hable con ella|fr:Parle avec elle
598|tt0317248|City of God|2002-05-18|pt|18,80|129|50|Cidade de Deus|fr:La Cité de Dieu
79|tt0299977|Hero|2002-12-19|zh|18,12,28,36|99|22|英雄|US:Ying xiong
10775|tt0338564|Infernal Affairs|2002-12-12|cn|18,28,53,80,9648|101|20|無間道|
338|tt0301357|Good Bye, Lenin!|2003-02-13|de|35,18,10749|121|18||
11423|tt0353969|Memories of Murder|2003-05-02|ko|80,18,53|131|32|살인의 추억|
9662|tt0286244|The Triplets of Belleville|2003-06-11|fr|16,35,18|80|13|Les Triplettes de Belleville|
9316|tt0368909|Ong Bak: Muay Thai Warrior|2003-01-21|th|28,53,80,12|105|18|องค์บาก|US:Ong-Bak
670|tt0364569|Oldboy|2003-11-21|ko|18,53,9648,28|120|55|올드보이|fr:Old Boy
844|tt0212712|2046|2004-05-20|cn|14,18,878,10749|129|16||
9550|tt0385004|House of Flying Daggers|2004-05-19|zh|12,18,28|119|18|十面埋伏|fr:Le Secret des poignards volants
613|tt0363163|Downfall|2004-09-16|de|18,36,10752|155|28|Der Untergang|fr:La Chute
4935|tt0347149|Howl's Moving Castle|2004-11-19|ja|14,16,12|119|75|ハウルの動く城|fr:Le Château ambulant
445|tt0387898|Caché|2005-05-17|fr|18,9648,53|117|14||US:Hidden
582|tt0405094|The Lives of Others|2006-03-15|de|18,53|137|26|Das Leben der Anderen|fr:La Vie des autres
219|tt0441909|Volver|2006-03-16|es|35,18,10749|121|17||
15152|tt0464913|OSS 117: Cairo, Nest of Spies|2006-04-19|fr|12,35,80|99|16|OSS 117 : Le Caire, nid d'espions|
1255|tt0468492|The Host|2006-07-27|ko|27,18,878|119|20|괴물|
1417|tt0457430|Pan's Labyrinth|2006-10-10|es|14,18,10752|118|36|El laberinto del fauno|fr:Le Labyrinthe de Pan
4977|tt0851578|Paprika|2006-11-25|ja|16,878,53|90|28|パプリカ|
2011|tt0808417|Persepolis|2007-06-27|fr|16,18|96|16|Persépolis|
7347|tt0861739|Elite Squad|2007-10-12|pt|18,28,80|115|24|Tropa de Elite|fr:Troupe d'élite
8329|tt1038988|[REC]|2007-11-23|es|27,9648|78|24||US:REC
8265|tt1064932|Welcome to the Sticks|2008-02-20|fr|35|106|18|Bienvenue chez les Ch'tis|
12429|tt0876563|Ponyo|2008-07-19|ja|16,14,10751|100|42|崖の上のポニョ|fr:Ponyo sur la falaise
13310|tt1139797|Let the Right One In|2008-10-24|sv|27,18|114|22|Låt den rätte komma in|fr:Morse
14756|tt1220719|Ip Man|2008-12-12|cn|18,28,36|106|28|葉問|
15472|tt1132620|The Girl with the Dragon Tattoo|2009-02-27|sv|18,53,80,9648|152|22|Män som hatar kvinnor|fr:Millénium, le film
30018|tt1216496|Mother|2009-05-28|ko|18,80,9648|129|18|마더|
25376|tt1305806|The Secret in Their Eyes|2009-08-13|es|80,18,9648|129|22|El secreto de sus ojos|fr:Dans ses yeux
21575|tt1235166|A Prophet|2009-08-26|fr|18,80|155|20|Un prophète|
20453|tt1187043|3 Idiots|2009-12-25|hi|18,35|171|30||
47931|tt1555149|Elite Squad: The Enemy Within|2010-10-08|pt|18,28,80|115|20|Tropa de Elite 2|
60243|tt1832382|A Separation|2011-03-15|fa|18|123|20|جدایی نادر از سیمین|fr:Une séparation
77338|tt1675434|The Intouchables|2011-11-02|fr|18,35|113|45|Intouchables|US:Untouchable
74643|tt1655442|The Artist|2011-10-12|fr|18,35,10749|100|16||
86837|tt1602620|Amour|2012-09-20|fr|18,10749|127|15||US:Love
103328|tt2076220|Holy Motors|2012-07-04|fr|18,14|116|12||
103663|tt2106476|The Hunt|2012-06-13|da|18|116|28|Jagten|fr:La Chasse
152584|tt2278871|Blue Is the Warmest Color|2013-10-09|fr|10749,18|180|30|La Vie d'Adèle|
179144|tt2358891|The Great Beauty|2013-05-21|it|18,35|141|18|La grande bellezza|fr:La Grande Bellezza
149870|tt2013293|The Wind Rises|2013-07-20|ja|18,16,10752,36,10749|126|32|風立ちぬ|fr:Le vent se lève
110415|tt1706620|Snowpiercer|2013-08-01|ko|28,878,18|126|32|설국열차|fr:Snowpiercer : Le Transperceneige
265195|tt3011894|Wild Tales|2014-08-21|es|18,53,35|122|26|Relatos salvajes|fr:Les Nouveaux Sauvages
290098|tt4016934|The Handmaiden|2016-06-01|ko|53,18,10749|145|38|아가씨|fr:Mademoiselle
396535|tt5700672|Train to Busan|2016-07-20|ko|27,53,28,12|118|45|부산행|fr:Dernier train pour Busan
372058|tt5311514|Your Name.|2016-08-26|ja|16,10749,18|106|60|君の名は。|
360814|tt5074352|Dangal|2016-12-21|hi|18,10751|161|20|दंगल|
505192|tt8075192|Shoplifters|2018-06-02|ja|18,80|121|22|万引き家族|fr:Une affaire de famille
517814|tt8267604|Capernaum|2018-09-20|ar|18|126|22|کفرناحوم|fr:Capharnaüm
426426|tt6155172|Roma|2018-11-21|es|18|135|20||
496243|tt6751668|Parasite|2019-05-30|ko|35,53,18|133|75|기생충|
531428|tt8613070|Portrait of a Lady on Fire|2019-09-18|fr|18,10749|121|32|Portrait de la jeune fille en feu|
413518|tt8333746|Pinocchio|2019-12-19|it|14,12,10751|125|16||
580175|tt10288566|Another Round|2020-09-24|da|35,18|117|28|Druk|fr:Drunk
758866|tt14039582|Drive My Car|2021-08-18|ja|18|179|20|ドライブ・マイ・カー|
579974|tt8178634|RRR|2022-03-24|te|28,18|187|24|రౌద్రం రణం రుధిరం|
800787||Beast|2022-04-13|ta|28,35,53|155|9|பீஸ்ட்|
49046|tt1016150|All Quiet on the Western Front|2022-10-07|de|18,10752,28|147|40|Im Westen nichts Neues|fr:À l'Ouest, rien de nouveau
916224|tt16428256|Suzume|2022-11-11|ja|16,18,12,14|122|48|すずめの戸締まり|
508883|tt6587046|The Boy and the Heron|2023-07-14|ja|16,12,14|124|55|君たちはどう生きるか|fr:Le Garçon et le Héron
915935|tt17009710|Anatomy of a Fall|2023-08-23|fr|53,9648,80|152|32|Anatomie d'une chute|
949229|tt15654328|Leo|2023-10-19|ta|28,53,80|164|14|லியோ|
940721|tt23289160|Godzilla Minus One|2023-11-03|ja|878,27,28|125|50|ゴジラ-1.0|
`;
