/** Films since 2000, mostly in English; the cells are explained in film-rows.ts. */
export const FILMS_SINCE_2000 = `
1359|tt0144084|American Psycho|2000-04-13|en|53,18,80|102|35||
98|tt0172495|Gladiator|2000-05-04|en|28,18,12|155|60||
955|tt0120755|Mission: Impossible II|2000-05-24|en|12,28,53|123|28||fr:Mission impossible 2;US:Mission: Impossible 2
9679|tt0187078|Gone in Sixty Seconds|2000-06-09|en|28,80,53|118|22||fr:60 Secondes chrono;US:Gone in 60 Seconds
36657|tt0120903|X-Men|2000-07-13|en|12,28,878|104|35||
107|tt0208092|Snatch|2000-09-01|en|80,35|104|32||fr:Snatch : Tu braques ou tu raques
77|tt0209144|Memento|2000-10-11|en|9648,53|113|32||
641|tt0180093|Requiem for a Dream|2000-10-06|en|80,18|102|30||
134|tt0190590|O Brother, Where Art Thou?|2000-08-30|en|12,35,80|107|18||fr:O'Brother
4327|tt0160127|Charlie's Angels|2000-11-02|en|28,12,35,80,53|98|20||fr:Charlie et ses drôles de dames
9740|tt0212985|Hannibal|2001-02-08|en|80,18,53|132|24||
1734|tt0209163|The Mummy Returns|2001-05-04|en|12,28,14|130|28||fr:Le Retour de la momie
9799|tt0232500|The Fast and the Furious|2001-06-22|en|28,80,53|107|40||fr:Fast and Furious
808|tt0126029|Shrek|2001-05-18|en|16,35,14,12,10751|90|50||
331|tt0163025|Jurassic Park III|2001-07-18|en|12,28,53,878|92|28||US:Jurassic Park 3
869|tt0133152|Planet of the Apes|2001-07-25|en|53,878,28,12|120|20||fr:La Planète des singes
141|tt0246578|Donnie Darko|2001-01-19|en|14,18,9648|114|30||
671|tt0241527|Harry Potter and the Philosopher's Stone|2001-11-16|en|12,14|152|75||fr:Harry Potter à l'école des sorciers;US:Harry Potter and the Sorcerer's Stone
585|tt0198781|Monsters, Inc.|2001-11-01|en|16,35,10751|92|45||fr:Monstres & Cie;de:Die Monster AG
161|tt0240772|Ocean's Eleven|2001-12-07|en|53,80|116|32||US:Ocean's 11
1903|tt0259711|Vanilla Sky|2001-12-10|en|18,9648,10749,878,53|136|18||
120|tt0120737|The Lord of the Rings: The Fellowship of the Ring|2001-12-18|en|12,14,28|179|75||fr:Le Seigneur des anneaux : La Communauté de l'anneau
2135|tt0268695|The Time Machine|2002-03-04|en|878,12,28|96|14||fr:La Machine à explorer le temps
557|tt0145487|Spider-Man|2002-05-01|en|28,878|121|50||
1894|tt0121765|Star Wars: Episode II - Attack of the Clones|2002-05-15|en|12,28,878|142|30||fr:Star Wars, épisode II : L'Attaque des clones
11544|tt0275847|Lilo & Stitch|2002-06-21|en|16,10751,35|85|45||fr:Lilo et Stitch
565|tt0298130|The Ring|2002-10-18|en|27,9648|115|26||fr:Le Cercle
170|tt0289043|28 Days Later|2002-10-31|en|27,53,878|113|30||fr:28 Jours plus tard;US:28 Days Later...
672|tt0295297|Harry Potter and the Chamber of Secrets|2002-11-13|en|12,14|161|60||fr:Harry Potter et la Chambre des secrets
2103|tt0307479|Solaris|2002-11-27|en|18,878,9648,10749|99|14||
121|tt0167261|The Lord of the Rings: The Two Towers|2002-12-18|en|12,14,28|179|65||fr:Le Seigneur des anneaux : Les Deux Tours
36658|tt0290334|X2|2003-04-24|en|12,28,878,53|134|28||fr:X-Men 2;US:X-Men 2;US:X2: X-Men United
604|tt0234215|The Matrix Reloaded|2003-05-15|en|12,28,53,878|138|38||fr:Matrix Reloaded;US:The Matrix 2
12|tt0266543|Finding Nemo|2003-05-30|en|16,10751|100|50||fr:Le Monde de Nemo;de:Findet Nemo
9654|tt0317740|The Italian Job|2003-05-30|en|28,80|111|22||fr:Braquage à l'italienne
584|tt0322259|2 Fast 2 Furious|2003-06-05|en|28,80,53|107|30||US:The Fast and the Furious 2
17473|tt0368226|The Room|2003-06-27|en|18,10749|99|12||
296|tt0181852|Terminator 3: Rise of the Machines|2003-07-02|en|28,53,878|109|28||fr:Terminator 3 : Le Soulèvement des machines
10330|tt0322330|Freaky Friday|2003-08-03|en|35,10751,14|97|24||fr:Freaky Friday : Dans la peau de ma mère
153|tt0335266|Lost in Translation|2003-09-18|en|18,35,10749|102|24||
24|tt0266697|Kill Bill: Vol. 1|2003-10-10|en|28,80|111|42||US:Kill Bill Volume 1
9373|tt0324216|The Texas Chainsaw Massacre|2003-10-17|en|27|98|24||fr:Massacre à la tronçonneuse
605|tt0242653|The Matrix Revolutions|2003-11-05|en|12,28,53,878|129|34||fr:Matrix Revolutions;US:The Matrix 3
122|tt0167260|The Lord of the Rings: The Return of the King|2003-12-17|en|12,14,28|201|75||fr:Le Seigneur des anneaux : Le Retour du roi
176|tt0387564|Saw|2004-10-01|en|27,9648,80|103|40||
38|tt0338013|Eternal Sunshine of the Spotless Mind|2004-03-19|en|878,18,10749|108|36||fr:Eternal Sunshine
924|tt0363547|Dawn of the Dead|2004-03-19|en|14,27,28|101|24||fr:L'Armée des morts
393|tt0378194|Kill Bill: Vol. 2|2004-04-16|en|28,80,53|136|36||US:Kill Bill Volume 2
673|tt0304141|Harry Potter and the Prisoner of Azkaban|2004-05-31|en|12,14|141|60||fr:Harry Potter et le Prisonnier d'Azkaban
558|tt0316654|Spider-Man 2|2004-06-25|en|28,12,878|127|40||
9509|tt0328107|Man on Fire|2004-04-23|en|28,18,53|146|24||
11045|tt0316732|Taxi|2004-10-06|en|28,35|97|12||fr:New York Taxi
1970|tt0391198|The Grudge|2004-10-22|en|27,9648,53|91|24||
9806|tt0317705|The Incredibles|2004-10-27|en|28,12,16,10751|115|45||fr:Les Indestructibles
163|tt0349903|Ocean's Twelve|2004-12-09|en|53,80|125|26||US:Ocean's 12
1640|tt0375679|Crash|2004-09-10|en|18|112|16||fr:Collision
1895|tt0121766|Star Wars: Episode III - Revenge of the Sith|2005-05-17|en|12,28,878|140|38||fr:Star Wars, épisode III : La Revanche des Sith
272|tt0372784|Batman Begins|2005-06-10|en|28,80,18|140|45||
787|tt0356910|Mr. & Mrs. Smith|2005-06-07|en|28,35,18,53|120|36||
74|tt0407304|War of the Worlds|2005-06-13|en|12,53,878|117|32||fr:La Guerre des mondes
4348|tt0414387|Pride & Prejudice|2005-09-16|en|18,10749|127|38||fr:Orgueil et Préjugés
215|tt0432348|Saw II|2005-10-28|en|27|93|30||fr:Saw 2;US:Saw 2
674|tt0330373|Harry Potter and the Goblet of Fire|2005-11-16|en|12,14|157|60||fr:Harry Potter et la Coupe de feu
254|tt0360717|King Kong|2005-12-12|en|12,18,28|187|30||
956|tt0317919|Mission: Impossible III|2006-04-25|en|12,28,53|126|30||US:Mission: Impossible 3
806|tt0466909|The Omen|2006-06-06|en|18,27,53|110|14||fr:666, la malédiction
9615|tt0463985|The Fast and the Furious: Tokyo Drift|2006-06-03|en|28,80,18,53|104|32||
1491|tt0443543|The Illusionist|2006-08-18|en|14,18,53,10749|110|20||fr:L'Illusionniste
9708|tt0450345|The Wicker Man|2006-09-01|en|27,9648,53|102|12||
1422|tt0407887|The Departed|2006-10-04|en|18,53,80|151|42||fr:Les Infiltrés
1124|tt0482571|The Prestige|2006-10-19|en|18,9648,878|130|42||fr:Le Prestige
36557|tt0381061|Casino Royale|2006-11-14|en|12,28,53|144|36||
1246|tt0479143|Rocky Balboa|2006-12-20|en|18|102|26||US:Rocky VI;US:Rocky 6
1271|tt0416449|300|2007-03-07|en|28,12,10752|117|38||
1949|tt0443706|Zodiac|2007-03-02|en|80,9648,53|157|32||
559|tt0413300|Spider-Man 3|2007-05-01|en|28,12,878|139|38||
1562|tt0463854|28 Weeks Later|2007-04-26|en|27,53,878|100|28||fr:28 Semaines plus tard
298|tt0496806|Ocean's Thirteen|2007-06-07|en|80,53|122|26||US:Ocean's 13
3021|tt0450385|1408|2007-07-12|en|27,53|104|22||fr:Chambre 1408
1571|tt0337978|Live Free or Die Hard|2007-06-20|en|28,53|128|26||fr:Die Hard 4 : Retour en enfer;US:Die Hard 4.0
2062|tt0382932|Ratatouille|2007-06-28|en|16,35,10751,14|111|50||
675|tt0373889|Harry Potter and the Order of the Phoenix|2007-07-08|en|12,14|138|55||fr:Harry Potter et l'Ordre du Phénix
2082|tt0373883|Halloween|2007-08-31|en|27|109|20||
5176|tt0381849|3:10 to Yuma|2007-09-06|en|37|123|20||fr:3 h 10 pour Yuma
6977|tt0477348|No Country for Old Men|2007-06-13|en|80,53,37|122|34||
7345|tt0469494|There Will Be Blood|2007-12-26|en|18|158|30||
8065|tt0478087|21|2008-03-27|en|18,80|123|24||fr:Las Vegas 21
1726|tt0371746|Iron Man|2008-04-30|en|28,878,12|126|60||
217|tt0367882|Indiana Jones and the Kingdom of the Crystal Skull|2008-05-21|en|12,28|122|28||fr:Indiana Jones et le Royaume du crâne de cristal
10681|tt0910970|WALL·E|2008-06-22|en|16,10751,878|98|45||US:Wall-E
155|tt0468569|The Dark Knight|2008-07-16|en|18,28,80,53|152|90||fr:The Dark Knight : Le Chevalier noir
10483|tt0452608|Death Race|2008-08-22|en|28,53,878|105|24||fr:Course à la mort
8966|tt1099212|Twilight|2008-11-20|en|14,18,10749|122|40||fr:Twilight, chapitre 1 : Fascination
10200|tt0970416|The Day the Earth Stood Still|2008-12-10|en|18,878,53|104|20||fr:Le Jour où la Terre s'arrêta
13207|tt0758746|Friday the 13th|2009-02-13|en|27|97|22||fr:Vendredi 13
13804|tt1013752|Fast & Furious|2009-04-02|en|28,80,18,53|107|34||fr:Fast and Furious 4;US:Fast and Furious 4
13448|tt0808151|Angels & Demons|2009-05-13|en|53,9648|138|28||fr:Anges & Démons
14160|tt1049413|Up|2009-05-28|en|16,35,10751,12|96|50||fr:Là-haut;de:Oben
534|tt0438488|Terminator Salvation|2009-05-20|en|28,53,878|115|26||fr:Terminator Renaissance;US:Terminator 4
16869|tt0361748|Inglourious Basterds|2009-08-02|en|18,53,10752|153|50||
12244|tt0472033|9|2009-08-19|en|28,12,16,878,53|79|22||fr:Numéro 9
24150|tt1311067|Halloween II|2009-08-28|en|27|105|16||US:Halloween 2
22947|tt1193138|Up in the Air|2009-09-05|en|18,10749|109|22||fr:In the Air
14161|tt1190080|2012|2009-10-10|en|28,12,878|158|40||
19995|tt0499549|Avatar|2009-12-15|en|28,12,14,878|162|90||
44363|tt1323045|Frozen|2010-02-05|en|53|93|14||
18823|tt0800320|Clash of the Titans|2010-04-01|en|12,14,28|106|26||fr:Le Choc des Titans
11324|tt1130884|Shutter Island|2010-02-14|en|18,53,9648|138|50||
23437|tt1179056|A Nightmare on Elm Street|2010-04-30|en|27,9648,53|95|22||fr:Freddy : Les Griffes de la nuit
10138|tt1228705|Iron Man 2|2010-04-28|en|12,28,878|124|42||
20662|tt0955308|Robin Hood|2010-05-12|en|28,12|140|28||fr:Robin des Bois
38575|tt1155076|The Karate Kid|2010-06-10|en|28,12,18,10751|140|30||fr:Karaté Kid
10193|tt0435761|Toy Story 3|2010-06-16|en|16,10751,35|103|42||
27205|tt1375666|Inception|2010-07-15|en|28,878,12|148|95||
37799|tt1285016|The Social Network|2010-10-01|en|18|121|32||
44115|tt1542344|127 Hours|2010-11-12|en|12,18,53|94|26||fr:127 Heures
44214|tt0947798|Black Swan|2010-12-03|en|18,53,27|108|38||
44264|tt1403865|True Grit|2010-12-22|en|18,12,37|110|24||
41201|tt0775489|The Illusionist|2010-06-16|fr|16,18|80|12|L'Illusionniste|
51497|tt1596343|Fast Five|2011-04-20|en|28,53,80|130|40||fr:Fast and Furious 5;US:Fast & Furious 5
37430|tt0816462|Conan the Barbarian|2011-08-17|en|12,14,28|113|22||fr:Conan
40807|tt1306980|50/50|2011-09-30|en|35,18|100|20||
61791|tt1318514|Rise of the Planet of the Apes|2011-08-03|en|53,28,18,878|105|36||fr:La Planète des singes : Les Origines
60935|tt0905372|The Thing|2011-10-12|en|27,878,9648|103|26||
64690|tt0780504|Drive|2011-08-06|en|18,53,80|100|40||
65754|tt1568346|The Girl with the Dragon Tattoo|2011-12-14|en|53,80,9648|158|30||fr:Millénium : Les Hommes qui n'aimaient pas les femmes
64688|tt1232829|21 Jump Street|2012-03-14|en|28,35,80|109|30||
24428|tt0848228|The Avengers|2012-04-25|en|878,28,12|143|75||fr:Avengers;GB:Avengers Assemble;US:Marvel's The Avengers
49026|tt1345836|The Dark Knight Rises|2012-07-17|en|28,80,18,53|165|65||
1930|tt0948470|The Amazing Spider-Man|2012-06-23|en|28,12,878|136|38||
64635|tt1386703|Total Recall|2012-08-02|en|28,878,53|118|24||fr:Total Recall : Mémoires programmées
49051|tt0903624|The Hobbit: An Unexpected Journey|2012-12-12|en|12,14,28|169|55||fr:Le Hobbit : Un voyage inattendu
68718|tt1853728|Django Unchained|2012-12-25|en|18,37|165|55||
68721|tt1300854|Iron Man 3|2013-04-18|en|28,12,878|130|48||
109410|tt0453562|42|2013-04-12|en|18,36|128|20||
136795|tt2404463|The Heat|2013-06-27|en|28,35,80|117|22||fr:Les Flingueuses
49047|tt1454468|Gravity|2013-10-03|en|878,53,18|91|34||
133805|tt1939659|Carrie|2013-10-16|en|27|100|20||fr:Carrie, la vengeance
76203|tt2024544|12 Years a Slave|2013-10-18|en|18,36|134|30||
109445|tt2294629|Frozen|2013-11-20|en|16,10751,12,14|102|70||fr:La Reine des neiges;de:Die Eiskönigin
87516|tt1321511|Oldboy|2013-11-14|en|28,18,9648,53|104|18||
57158|tt1170358|The Hobbit: The Desolation of Smaug|2013-12-11|en|14,12,28|161|48||fr:Le Hobbit : La Désolation de Smaug
152601|tt1798709|Her|2013-12-18|en|10749,878,18|126|40||
106646|tt0993846|The Wolf of Wall Street|2013-12-25|en|80,18,35|180|60||fr:Le Loup de Wall Street
97020|tt1234721|RoboCop|2014-01-30|en|28,878|117|24||
124905|tt0831387|Godzilla|2014-05-14|en|28,18,878|123|32||
187017|tt2294449|22 Jump Street|2014-06-05|en|80,35,28|112|26||
119450|tt2103281|Dawn of the Planet of the Apes|2014-06-26|en|878,28,18,53|130|34||fr:La Planète des singes : L'Affrontement
184315|tt1267297|Hercules|2014-07-23|en|28,12|99|24||fr:Hercule
244786|tt2582802|Whiplash|2014-10-10|en|18,10402|107|48||
177572|tt2245084|Big Hero 6|2014-10-24|en|12,10751,16,28,35|102|50||fr:Les Nouveaux Héros
157336|tt0816692|Interstellar|2014-11-05|en|12,18,878|169|120||
122917|tt2310332|The Hobbit: The Battle of the Five Armies|2014-12-10|en|28,12,14|144|48||fr:Le Hobbit : La Bataille des cinq armées
150689|tt1661199|Cinderella|2015-03-12|en|10749,14,10751,18|105|32||fr:Cendrillon
76341|tt1392190|Mad Max: Fury Road|2015-05-13|en|28,12,878|121|60||US:Mad Max 4
243688|tt1029360|Poltergeist|2015-05-20|en|27|93|18||
135397|tt0369610|Jurassic World|2015-06-06|en|28,12,878,53|124|48||
150540|tt2096673|Inside Out|2015-06-17|en|16,10751,12,18,35|95|50||fr:Vice-versa
264644|tt3170832|Room|2015-10-16|en|18,53|117|26||
286217|tt3659388|The Martian|2015-09-30|en|18,12,878|141|44||fr:Seul sur Mars;de:Der Marsianer - Rettet Mark Watney
140607|tt2488496|Star Wars: The Force Awakens|2015-12-15|en|12,28,878|136|45||fr:Star Wars, épisode VII : Le Réveil de la Force;US:Star Wars: Episode VII - The Force Awakens
257088|tt2058673|Point Break|2015-12-03|en|28,80,53|114|20||
273248|tt3460252|The Hateful Eight|2015-12-25|en|18,9648,37|188|42||fr:Les Huit Salopards
293660|tt1431045|Deadpool|2016-02-09|en|28,12,35|108|65||
278927|tt3040964|The Jungle Book|2016-04-07|en|10751,12,18,14|106|36||fr:Le Livre de la jungle
43074|tt1289401|Ghostbusters|2016-07-14|en|28,14,35|116|24||fr:S.O.S. Fantômes;US:Ghostbusters: Answer the Call
271969|tt2638144|Ben-Hur|2016-08-17|en|28,12,18|125|20||
333484|tt2404435|The Magnificent Seven|2016-09-14|en|28,12,37|133|28||fr:Les Sept Mercenaires
329865|tt2543164|Arrival|2016-11-10|en|18,878,9648|116|42||fr:Premier Contact
313369|tt3783958|La La Land|2016-11-29|en|35,18,10749,10402|129|44||
376867|tt4975722|Moonlight|2016-10-21|en|18|111|24||
263115|tt3315342|Logan|2017-02-28|en|28,18,878|137|55||
419430|tt5052448|Get Out|2017-02-24|en|9648,53,27|104|42||
321612|tt2771200|Beauty and the Beast|2017-03-16|en|10751,14,10749|129|42||fr:La Belle et la Bête
315837|tt1219827|Ghost in the Shell|2017-03-29|en|28,18,878|107|26||
282035|tt2345759|The Mummy|2017-06-06|en|14,53,28,12,27|110|32||fr:La Momie
281338|tt3450958|War for the Planet of the Apes|2017-07-11|en|18,878,10752|140|36||fr:La Planète des singes : Suprématie
381283|tt5109784|mother!|2017-09-13|en|18,27,9648|121|26||
346364|tt1396484|It|2017-09-06|en|27,14|135|55||fr:Ça;US:It: Chapter One
335984|tt1856101|Blade Runner 2049|2017-10-04|en|878,18|164|58||
383498|tt5463162|Deadpool 2|2018-05-15|en|28,35,12|120|50||
402900|tt5164214|Ocean's Eight|2018-06-07|en|28,35,80,53|111|28||US:Ocean's 8
260513|tt3606756|Incredibles 2|2018-06-14|en|28,12,16,10751|118|45||fr:Les Indestructibles 2
332562|tt1517451|A Star Is Born|2018-10-03|en|10402,18,10749|136|38||
361292|tt1034415|Suspiria|2018-10-11|en|27,14,9648|152|22||
424139|tt1502407|Halloween|2018-10-18|en|27,53|106|36||
375588|tt4532826|Robin Hood|2018-11-20|en|12,28,53|116|24||
324857|tt4633694|Spider-Man: Into the Spider-Verse|2018-12-06|en|16,28,12,878|117|60||fr:Spider-Man : New Generation
329996|tt3861390|Dumbo|2019-03-27|en|12,10751,14|112|26||
458723|tt6857112|Us|2019-03-20|en|27,53|116|28||
157433|tt0837563|Pet Sematary|2019-04-04|en|53,27|101|22||fr:Simetierre
299534|tt4154796|Avengers: Endgame|2019-04-24|en|12,878,28|181|80||US:Avengers 4
420817|tt6139732|Aladdin|2019-05-22|en|12,14,10749,10751|127|45||
533642|tt8663516|Child's Play|2019-06-19|en|27|90|22||fr:Child's Play : La Poupée du mal
301528|tt1979376|Toy Story 4|2019-06-19|en|10751,12,16,35|100|42||
420818|tt6105098|The Lion King|2019-07-12|en|12,18,10751,16|118|48||fr:Le Roi lion
466272|tt7131622|Once Upon a Time... in Hollywood|2019-07-24|en|35,18,53|162|50||
474350|tt7349950|It Chapter Two|2019-09-04|en|27,53|169|40||fr:Ça : Chapitre 2;US:It 2
475557|tt7286456|Joker|2019-10-01|en|80,53,18|122|70||
458897|tt5033998|Charlie's Angels|2019-11-14|en|28,12,35|119|26||
330457|tt4520988|Frozen II|2019-11-20|en|10751,16,12,35,14|103|48||fr:La Reine des neiges 2;US:Frozen 2
546554|tt8946378|Knives Out|2019-11-27|en|35,80,9648|131|45||fr:À couteaux tirés
530915|tt8579674|1917|2019-12-25|en|10752,28,53,18|119|48||
465086|tt3612126|The Grudge|2020-01-01|en|27,9648|93|18||
570670|tt1051906|The Invisible Man|2020-02-26|en|53,878,27|124|30||fr:Invisible Man
337401|tt4566758|Mulan|2020-09-04|en|12,14,28|115|34||
464052|tt7126948|Wonder Woman 1984|2020-12-16|en|28,12,14|151|38||US:WW84
565028|tt9347730|Candyman|2021-08-25|en|27,53|91|24||
438631|tt1160419|Dune|2021-09-15|en|878,12|155|75||fr:Dune : Première partie;US:Dune: Part One
511809|tt3581652|West Side Story|2021-12-08|en|18,10749,80|157|26||
634649|tt10872600|Spider-Man: No Way Home|2021-12-15|en|28,12,878|148|75||
624860|tt10838180|The Matrix Resurrections|2021-12-16|en|878,28,12|148|34||fr:Matrix Resurrections;US:The Matrix 4
646385|tt11245972|Scream|2022-01-12|en|27,9648,53|114|36||US:Scream 5
414906|tt1877830|The Batman|2022-03-01|en|80,9648,53|177|70||
545611|tt6710474|Everything Everywhere All at Once|2022-03-24|en|28,12,878|140|45||
361743|tt1745960|Top Gun: Maverick|2022-05-21|en|28,18|131|75||
766507|tt11866324|Prey|2022-08-02|en|53,28,878|100|40||
760741|tt13223398|Beast|2022-08-11|en|12,18,27|93|26||
532639|tt4593060|Pinocchio|2022-09-07|en|14,12,10751|105|26||
555604|tt1488589|Guillermo del Toro's Pinocchio|2022-11-18|en|16,14,18|117|32||fr:Pinocchio par Guillermo del Toro
447277|tt5971474|The Little Mermaid|2023-05-18|en|12,10751,14,10749|135|40||fr:La Petite Sirène
872585|tt15398776|Oppenheimer|2023-07-19|en|18,36|181|95||
346698|tt1517268|Barbie|2023-07-19|en|35,12|114|80||
1075794|tt5755238|Leo|2023-11-17|en|16,35,10751|102|35||
693134|tt15239678|Dune: Part Two|2024-02-27|en|878,12|167|100||fr:Dune : Deuxième partie;US:Dune 2
1022789|tt22022452|Inside Out 2|2024-06-11|en|16,10751,12,35|97|90||fr:Vice-versa 2
558449|tt9218128|Gladiator II|2024-11-13|en|28,12,18|148|80||fr:Gladiator 2;US:Gladiator 2
426063|tt5040012|Nosferatu|2024-12-25|en|27,14|133|60||
`;
