/** Films first shown before 1980; the cells are explained in film-rows.ts. */
export const FILMS_BEFORE_1980 = `
653|tt0013442|Nosferatu|1922-02-16|de|27,14|95|18|Nosferatu, eine Symphonie des Grauens|fr:Nosferatu le vampire
643|tt0015648|Battleship Potemkin|1925-12-24|ru|18,36|75|9|Броненосец Потёмкин|fr:Le Cuirassé Potemkine;de:Panzerkreuzer Potemkin
31510|tt0016641|Ben-Hur: A Tale of the Christ|1925-12-30|en|18,12,10749|143|5||fr:Ben-Hur
961|tt0017925|The General|1926-12-25|en|28,35,10752|79|11||fr:Le Mécano de la « General »
19|tt0017136|Metropolis|1927-02-06|de|18,878|153|16||
143|tt0020629|All Quiet on the Western Front|1930-04-29|en|18,10752|133|12||fr:À l'Ouest, rien de nouveau;de:Im Westen nichts Neues
901|tt0021749|City Lights|1931-02-01|en|35,18,10749|87|13||fr:Les Lumières de la ville
138|tt0021814|Dracula|1931-02-12|en|27|75|13||
832|tt0022100|M|1931-05-11|de|18,53,80|111|15|M - Eine Stadt sucht einen Mörder|fr:M le maudit
3035|tt0021884|Frankenstein|1931-11-21|en|18,27,878|70|13||
877|tt0023427|Scarface|1932-04-09|en|28,80,18|93|7||US:Scarface: The Shame of a Nation
15849|tt0023245|The Mummy|1932-12-22|en|27|73|9||fr:La Momie
244|tt0024216|King Kong|1933-03-15|en|12,14,27|104|16||
10787|tt0024184|The Invisible Man|1933-11-03|en|27,878|71|8||fr:L'Homme invisible
3078|tt0025316|It Happened One Night|1934-02-22|en|35,10749|105|9||fr:New York-Miami
8208|tt0025452|The Man Who Knew Too Much|1934-12-01|en|53,9648,80|75|6||fr:L'Homme qui en savait trop
3082|tt0027977|Modern Times|1936-02-05|en|35,18,10749|87|15||fr:Les Temps modernes
22692|tt0029606|A Star Is Born|1937-04-20|en|18,10749|111|5||fr:Une étoile est née
777|tt0028950|Grand Illusion|1937-06-08|fr|18,36,10752|113|7|La Grande Illusion|
408|tt0029583|Snow White and the Seven Dwarfs|1938-01-14|en|14,16,10751|83|60||fr:Blanche-Neige et les Sept Nains;de:Schneewittchen und die sieben Zwerge
776|tt0031885|The Rules of the Game|1939-07-08|fr|35,18|110|7|La Règle du jeu|
630|tt0032138|The Wizard of Oz|1939-08-15|en|12,14,10751|102|35||fr:Le Magicien d'Oz
770|tt0031381|Gone with the Wind|1939-12-15|en|18,10752,10749|233|20||fr:Autant en emporte le vent
10895|tt0032910|Pinocchio|1940-02-23|en|16,10751|88|35||
24197|tt0033922|Mr. & Mrs. Smith|1941-01-31|en|35,10749|95|6||fr:Joies matrimoniales
15|tt0033467|Citizen Kane|1941-04-17|en|9648,18|119|18||
963|tt0033870|The Maltese Falcon|1941-10-18|en|53,80,9648|100|11||fr:Le Faucon maltais
11360|tt0033563|Dumbo|1941-10-31|en|16,10751|64|28||
289|tt0034583|Casablanca|1943-01-15|en|18,10749|102|20||
996|tt0036775|Double Indemnity|1944-07-06|en|80,53|107|11||fr:Assurance sur la mort
648|tt0038348|Beauty and the Beast|1946-10-29|fr|18,14,10749|94|8|La Belle et la Bête|
1585|tt0038650|It's a Wonderful Life|1946-12-20|en|18,10751,14|131|22||fr:La vie est belle
5156|tt0040522|Bicycle Thieves|1948-11-24|it|18|89|12|Ladri di biciclette|fr:Le Voleur de bicyclette;GB:The Bicycle Thief
11224|tt0042332|Cinderella|1950-02-22|en|10751,14,16,10749|74|45||fr:Cendrillon
599|tt0043014|Sunset Boulevard|1950-08-10|en|18|110|14||fr:Boulevard du crépuscule;US:Sunset Blvd.
548|tt0042876|Rashomon|1950-08-26|ja|80,18,9648|88|13|羅生門|fr:Rashōmon
705|tt0042192|All About Eve|1950-10-06|en|18|139|11||fr:Ève
10785|tt0044121|The Thing from Another World|1951-04-05|en|27,878|87|7||fr:La Chose d'un autre monde
828|tt0043456|The Day the Earth Stood Still|1951-09-28|en|878,53,18|92|10||fr:Le Jour où la Terre s'arrêta
872|tt0045152|Singin' in the Rain|1952-04-09|en|35,10402,10749|103|17||fr:Chantons sous la pluie
3782|tt0044741|Ikiru|1952-10-09|ja|18|143|11|生きる|fr:Vivre
16535|tt0046435|Titanic|1953-04-11|en|18,28,10749|98|6||
204|tt0046268|The Wages of Fear|1953-04-22|fr|12,18,53|148|9|Le Salaire de la peur|
8974|tt0046534|The War of the Worlds|1953-08-13|en|878,12,28|85|9||fr:La Guerre des mondes
18148|tt0046438|Tokyo Story|1953-11-03|ja|18|137|10|東京物語|fr:Voyage à Tokyo
346|tt0047478|Seven Samurai|1954-04-26|ja|28,18|207|25|七人の侍|fr:Les Sept Samouraïs;US:The Seven Samurai
567|tt0047396|Rear Window|1954-08-01|en|53,9648|112|20||fr:Fenêtre sur cour
3111|tt0047522|A Star Is Born|1954-10-01|en|10402,18,10749|176|6||fr:Une étoile est née
1678|tt0047034|Godzilla|1954-11-03|ja|27,878,53|96|12|ゴジラ|US:Gojira
827|tt0046911|Diabolique|1955-01-29|fr|53,18,27|117|10|Les Diaboliques|
11549|tt0049366|Invasion of the Body Snatchers|1956-02-05|en|27,878,53|80|9||fr:L'Invasion des profanateurs de sépultures
830|tt0049223|Forbidden Planet|1956-03-23|en|878,12,28|98|10||fr:Planète interdite
574|tt0049470|The Man Who Knew Too Much|1956-05-16|en|53|120|11||fr:L'Homme qui en savait trop
6844|tt0049833|The Ten Commandments|1956-10-05|en|18,36|220|18||fr:Les Dix Commandements
490|tt0050976|The Seventh Seal|1957-02-16|sv|14,18|97|13|Det sjunde inseglet|fr:Le Septième Sceau
389|tt0050083|12 Angry Men|1957-04-10|en|18|97|30||fr:Douze Hommes en colère;US:Twelve Angry Men
426|tt0052357|Vertigo|1958-05-28|en|9648,10749,53|128|21||fr:Sueurs froides
427|tt0050706|My Uncle|1958-05-10|fr|35|117|7|Mon oncle|
11815|tt0051622|The Fly|1958-07-16|en|878,27|94|7||fr:La Mouche noire
147|tt0053198|The 400 Blows|1959-06-03|fr|18,80|99|13|Les Quatre Cents Coups|fr:Les 400 Coups
213|tt0053125|North by Northwest|1959-07-17|en|9648,53|136|17||fr:La Mort aux trousses
665|tt0052618|Ben-Hur|1959-11-18|en|28,12,18|222|22||US:Ben Hur
439|tt0053779|La Dolce Vita|1960-02-05|it|35,18|174|13|La dolce vita|fr:La Douceur de vivre
269|tt0053472|Breathless|1960-03-16|fr|18,80|90|11|À bout de souffle|
539|tt0054215|Psycho|1960-06-22|en|27,53,9648|109|33||fr:Psychose
2134|tt0054387|The Time Machine|1960-08-17|en|53,12,878|103|10||fr:La Machine à explorer le temps
299|tt0054135|Ocean's Eleven|1960-08-10|en|53,10402,35,80|127|8||fr:L'Inconnu de Las Vegas;US:Ocean's 11
966|tt0054047|The Magnificent Seven|1960-10-12|en|37,28,12|128|14||fr:Les Sept Mercenaires
11878|tt0055630|Yojimbo|1961-04-25|ja|18,53|110|11|用心棒|fr:Le Garde du corps
1725|tt0055614|West Side Story|1961-10-18|en|80,18,10749|152|14||
1628|tt0055032|Jules and Jim|1962-01-23|fr|18,10749|105|9|Jules et Jim|
662|tt0056119|La Jetée|1962-02-16|fr|18,10749,878|29|8||US:The Pier
11349|tt0055824|Cape Fear|1962-04-12|en|18,53|106|9||fr:Les Nerfs à vif
646|tt0055928|Dr. No|1962-10-07|en|12,28,53|110|20||fr:James Bond 007 contre Dr. No;US:James Bond 007: Dr. No
947|tt0056172|Lawrence of Arabia|1962-12-11|en|12,18,36|228|19||fr:Lawrence d'Arabie
422|tt0056801|8½|1963-02-14|it|14,18|139|12||fr:Huit et demi;US:8 1/2;IT:Otto e mezzo
571|tt0056869|The Birds|1963-03-28|en|27|120|17||fr:Les Oiseaux
657|tt0057076|From Russia with Love|1963-10-10|en|28,53,12|115|18||fr:Bons Baisers de Russie
935|tt0057012|Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb|1964-01-29|en|35,10752|95|18||fr:Docteur Folamour;US:Dr. Strangelove
433|tt0058331|Mary Poppins|1964-08-27|en|35,10751,14|139|24||
391|tt0058461|A Fistful of Dollars|1964-01-18|it|37|99|18|Per un pugno di dollari|fr:Pour une poignée de dollars
658|tt0058150|Goldfinger|1964-09-20|en|12,28,53|110|19||
938|tt0059578|For a Few Dollars More|1965-12-30|it|37|132|18|Per qualche dollaro in più|fr:Et pour quelques dollars de plus
10772|tt0060315|Django|1966-04-06|it|28,37|91|9||
2661|tt0060153|Batman|1966-07-30|en|10751,12,35,878|105|9||US:Batman: The Movie
797|tt0060827|Persona|1966-10-18|sv|18|83|11||
8290|tt0060474|Don't Look Now: We're Being Shot At|1966-12-08|fr|35,10752|132|9|La Grande Vadrouille|
429|tt0060196|The Good, the Bad and the Ugly|1966-12-23|it|37|161|35|Il buono, il brutto, il cattivo|fr:Le Bon, la Brute et le Truand;de:Zwei glorreiche Halunken
12208|tt0061452|Casino Royale|1967-04-13|en|12,35|131|9||
5511|tt0062229|Le Samouraï|1967-10-25|fr|80,53|105|11||US:The Samurai
9325|tt0061852|The Jungle Book|1967-10-18|en|10751,16,12|78|30||fr:Le Livre de la jungle;de:Das Dschungelbuch
10227|tt0062136|PlayTime|1967-12-16|fr|35|124|7|Playtime|
871|tt0063442|Planet of the Apes|1968-02-07|en|878,12,18,28|112|20||fr:La Planète des singes
62|tt0062622|2001: A Space Odyssey|1968-04-02|en|878,9648,12|149|28||fr:2001 : L'Odyssée de l'espace
805|tt0063522|Rosemary's Baby|1968-06-12|en|18,27,53|137|18||de:Rosemaries Baby
6003|tt0063518|Romeo and Juliet|1968-04-02|en|18,10749|138|9||fr:Roméo et Juliette
10331|tt0063350|Night of the Living Dead|1968-10-04|en|27,53|96|17||fr:La Nuit des morts-vivants
335|tt0064116|Once Upon a Time in the West|1968-12-21|it|18,37|166|22|C'era una volta il West|fr:Il était une fois dans l'Ouest
10536|tt0064505|The Italian Job|1969-06-02|en|28,35,80|99|9||fr:L'or se barre
17529|tt0065126|True Grit|1969-06-12|en|12,18,37|128|9||fr:Cent dollars pour un shérif
651|tt0066026|M*A*S*H|1970-01-25|en|35,18,10752|116|9||US:MASH
11657|tt0065531|The Red Circle|1970-10-20|fr|18,53,80|140|9|Le Cercle rouge|
185|tt0066921|A Clockwork Orange|1971-12-19|en|878,80|137|27||fr:Orange mécanique
238|tt0068646|The Godfather|1972-03-14|en|18,80|175|110||fr:Le Parrain;de:Der Pate
593|tt0069293|Solaris|1972-03-20|ru|18,878,12,9648|167|14|Солярис|
2362|tt0070909|Westworld|1973-11-21|en|878,28,12,37|88|12||fr:Mondwest
11886|tt0070608|Robin Hood|1973-11-08|en|16,10751|83|25||fr:Robin des Bois
16307|tt0070917|The Wicker Man|1973-12-06|en|27,53|94|10||
9552|tt0070047|The Exorcist|1973-12-26|en|27|122|30||fr:L'Exorciste
829|tt0071315|Chinatown|1974-06-20|en|80,18,9648|130|15||
30497|tt0072271|The Texas Chain Saw Massacre|1974-10-11|en|27|83|20||fr:Massacre à la tronçonneuse;US:The Texas Chainsaw Massacre
240|tt0071562|The Godfather Part II|1974-12-20|en|18,80|202|55||fr:Le Parrain, 2e partie;US:The Godfather: Part 2
13282|tt0072856|Death Race 2000|1975-04-27|en|28,35,878|84|9||fr:La Course à la mort de l'an 2000
578|tt0073195|Jaws|1975-06-20|en|27,53,12|124|30||fr:Les Dents de la mer;de:Der weiße Hai
510|tt0073486|One Flew Over the Cuckoo's Nest|1975-11-19|en|18|133|27||fr:Vol au-dessus d'un nid de coucou
103|tt0075314|Taxi Driver|1976-02-09|en|80,18|114|30||
794|tt0075005|The Omen|1976-06-06|en|27,53|111|16||fr:La Malédiction
7340|tt0074285|Carrie|1976-11-03|en|27,53|98|18||fr:Carrie au bal du diable
1366|tt0075148|Rocky|1976-11-20|en|18|120|28||
10730|tt0074751|King Kong|1976-12-17|en|12,10749,28|134|12||
19610|tt0075265|A Star Is Born|1976-12-18|en|18,10402,10749|139|8||fr:Une étoile est née
11906|tt0076786|Suspiria|1977-02-01|it|27|99|16||
11|tt0076759|Star Wars|1977-05-25|en|12,28,878|121|70||fr:Star Wars, épisode IV : Un nouvel espoir;US:Star Wars: Episode IV - A New Hope;US:A New Hope
579|tt0077766|Jaws 2|1978-06-16|en|27,53|116|16||fr:Les Dents de la mer, 2e partie
923|tt0077402|Dawn of the Dead|1978-09-02|it|27|127|14||fr:Zombie : Le Crépuscule des morts-vivants
948|tt0077651|Halloween|1978-10-24|en|27,53|91|28||fr:Halloween : La Nuit des masques
11778|tt0077416|The Deer Hunter|1978-12-08|en|18,10752|183|18||fr:Voyage au bout de l'enfer
1924|tt0078346|Superman|1978-12-14|en|878,28,12|143|22||US:Superman: The Movie
11850|tt0077745|Invasion of the Body Snatchers|1978-12-19|en|878,53,9648,27|115|13||fr:L'Invasion des profanateurs
6404|tt0079641|Nosferatu the Vampyre|1979-01-17|de|18,27|107|12|Nosferatu: Phantom der Nacht|fr:Nosferatu, fantôme de la nuit
9659|tt0079501|Mad Max|1979-04-12|en|12,28,53,878|93|24||
348|tt0078748|Alien|1979-05-25|en|27,878|117|60||fr:Alien, le huitième passager
1398|tt0079944|Stalker|1979-05-25|ru|878,18|162|16|Сталкер|
1367|tt0079817|Rocky II|1979-06-15|en|18|119|22||fr:Rocky 2 : La Revanche
28|tt0078788|Apocalypse Now|1979-08-15|en|18,10752|147|32||
`;
