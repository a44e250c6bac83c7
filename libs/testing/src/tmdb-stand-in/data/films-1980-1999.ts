/** Films of 1980 to 1999, mostly in English; the cells are explained in film-rows.ts. */
export const FILMS_1980_1999 = `
4488|tt0080761|Friday the 13th|1980-05-09|en|27,53|95|22||fr:Vendredi 13
1891|tt0080684|The Empire Strikes Back|1980-05-20|en|12,28,878|124|40||fr:Star Wars, épisode V : L'Empire contre-attaque;US:Star Wars: Episode V - The Empire Strikes Back
694|tt0081505|The Shining|1980-05-23|en|27,53|144|45||fr:Shining
85|tt0082971|Raiders of the Lost Ark|1981-06-12|en|12,28|115|40||fr:Indiana Jones et les Aventuriers de l'arche perdue;US:Indiana Jones and the Raiders of the Lost Ark
11645|tt0089881|Ran|1985-06-01|ja|28,18,36|160|15|乱|
11281|tt0082495|Halloween II|1981-10-30|en|27|92|16||fr:Halloween 2;US:Halloween 2
8810|tt0082694|Mad Max 2|1981-12-24|en|12,28,53,878|96|22||fr:Mad Max 2 : Le Défi;US:The Road Warrior
1371|tt0084602|Rocky III|1982-05-28|en|18|99|22||fr:Rocky 3 : L'Œil du tigre;US:Rocky 3
609|tt0084516|Poltergeist|1982-06-04|en|27|114|20||
601|tt0083866|E.T. the Extra-Terrestrial|1982-06-11|en|878,12,10751,14|115|35||fr:E.T., l'extra-terrestre
78|tt0083658|Blade Runner|1982-06-25|en|878,18,53|118|45||
1091|tt0084787|The Thing|1982-06-25|en|27,9648,878|109|40||de:Das Ding aus einer anderen Welt
9387|tt0082198|Conan the Barbarian|1982-04-02|en|12,14,28|129|17||fr:Conan le Barbare
1892|tt0086190|Return of the Jedi|1983-05-25|en|12,28,878|132|32||fr:Star Wars, épisode VI : Le Retour du Jedi;US:Star Wars: Episode VI - Return of the Jedi
111|tt0086250|Scarface|1983-12-09|en|28,80,18|169|40||
311|tt0087843|Once Upon a Time in America|1984-05-23|en|18,80|229|28||fr:Il était une fois en Amérique
87|tt0087469|Indiana Jones and the Temple of Doom|1984-05-23|en|12,28|118|28||fr:Indiana Jones et le Temple maudit
620|tt0087332|Ghostbusters|1984-06-08|en|35,14|107|32||fr:S.O.S. Fantômes
1885|tt0087538|The Karate Kid|1984-06-22|en|18|126|24||fr:Karaté Kid
9314|tt0087803|Nineteen Eighty-Four|1984-10-10|en|18,10749,878|110|12||US:1984
218|tt0088247|The Terminator|1984-10-26|en|28,53,878|108|45||fr:Terminator
377|tt0087800|A Nightmare on Elm Street|1984-11-09|en|27|91|28||fr:Les Griffes de la nuit
4437|tt0086837|2010|1984-12-06|en|12,9648,878|116|11||US:2010: The Year We Make Contact
841|tt0087182|Dune|1984-12-14|en|28,878,12|137|25||
105|tt0088763|Back to the Future|1985-07-03|en|12,35,878|116|55||fr:Retour vers le futur;de:Zurück in die Zukunft
9355|tt0089530|Mad Max Beyond Thunderdome|1985-06-29|en|28,12,878|107|18||fr:Mad Max : Au-delà du dôme du tonnerre;US:Mad Max 3
11824|tt0090142|Teen Wolf|1985-08-23|en|14,35,10749|92|14||
1374|tt0089927|Rocky IV|1985-11-27|en|18|91|26||fr:Rocky 4;US:Rocky 4
68|tt0088846|Brazil|1985-02-20|en|35,878|143|15||
679|tt0090605|Aliens|1986-07-18|en|28,53,878|137|40||fr:Aliens, le retour
744|tt0092099|Top Gun|1986-05-16|en|10749,28,18|110|40||
9426|tt0091064|The Fly|1986-08-15|en|27,878|96|22||fr:La Mouche
11454|tt0091474|Manhunter|1986-08-15|en|80,27,53|120|12||fr:Le Sixième Sens
25237|tt0091251|Come and See|1985-10-17|ru|18,10752|142|18|Иди и смотри|fr:Requiem pour un massacre
600|tt0093058|Full Metal Jacket|1987-06-26|en|18,10752|117|28||
106|tt0093773|Predator|1987-06-12|en|878,28,12,53|107|35||
5548|tt0093870|RoboCop|1987-07-17|en|28,53,878|102|24||
2493|tt0093779|The Princess Bride|1987-09-25|en|12,10751,14,35|99|22||fr:Princess Bride
562|tt0095016|Die Hard|1988-07-15|en|28,53|132|38||fr:Piège de cristal;de:Stirb langsam
10585|tt0094862|Child's Play|1988-11-09|en|27|87|22||fr:Jeu d'enfant
380|tt0095953|Rain Man|1988-12-12|en|18|133|22||
4011|tt0094721|Beetlejuice|1988-03-30|en|14,35|92|35||
8913|tt0098084|Pet Sematary|1989-04-21|en|27|103|16||fr:Simetierre
89|tt0097576|Indiana Jones and the Last Crusade|1989-05-24|en|12,28|127|32||fr:Indiana Jones et la Dernière Croisade
268|tt0096895|Batman|1989-06-21|en|14,28,80|126|35||
165|tt0096874|Back to the Future Part II|1989-11-22|en|12,35,878|108|32||fr:Retour vers le futur 2;US:Back to the Future 2
10144|tt0097757|The Little Mermaid|1989-11-17|en|16,10751,14|83|35||fr:La Petite Sirène
769|tt0099685|GoodFellas|1990-09-12|en|18,80|145|50||fr:Les Affranchis;US:Goodfellas
196|tt0099088|Back to the Future Part III|1990-05-25|en|12,35,878|118|28||fr:Retour vers le futur 3;US:Back to the Future 3
861|tt0100802|Total Recall|1990-06-01|en|28,12,878|113|28||
1573|tt0099423|Die Hard 2|1990-07-03|en|28,53|124|26||fr:58 Minutes pour vivre;US:Die Hard 2: Die Harder
19185|tt0100258|Night of the Living Dead|1990-10-19|en|27|92|11||fr:La Nuit des morts-vivants
1375|tt0100507|Rocky V|1990-11-16|en|18|104|20||fr:Rocky 5;US:Rocky 5
169|tt0100403|Predator 2|1990-11-21|en|878,28,53|108|22||
242|tt0099674|The Godfather Part III|1990-12-25|en|80,18,53|162|35||fr:Le Parrain, 3e partie
771|tt0099785|Home Alone|1990-11-16|en|35,10751|103|40||fr:Maman, j'ai raté l'avion !
274|tt0102926|The Silence of the Lambs|1991-02-14|en|80,18,53|119|50||fr:Le Silence des agneaux
1541|tt0103074|Thelma & Louise|1991-05-24|en|12,80,53|130|18||fr:Thelma et Louise
280|tt0103064|Terminator 2: Judgment Day|1991-07-03|en|28,53,878|137|50||fr:Terminator 2 : Le Jugement dernier;US:T2
1089|tt0102685|Point Break|1991-07-12|en|28,53,80|122|22||
10020|tt0101414|Beauty and the Beast|1991-10-22|en|10749,10751,16,14|84|35||fr:La Belle et la Bête
1598|tt0101540|Cape Fear|1991-11-13|en|80,53|128|18||fr:Les Nerfs à vif
8367|tt0102798|Robin Hood: Prince of Thieves|1991-06-14|en|12|143|20||fr:Robin des Bois, prince des voleurs
8077|tt0103644|Alien³|1992-05-22|en|878,28,27|115|26||fr:Alien 3;US:Alien 3
364|tt0103776|Batman Returns|1992-06-19|en|28,14|126|25||fr:Batman : Le Défi
500|tt0105236|Reservoir Dogs|1992-09-02|en|80,53|99|30||
9529|tt0103919|Candyman|1992-10-16|en|18,27,53|99|20||
6114|tt0103874|Bram Stoker's Dracula|1992-11-13|en|10749,27|128|26||fr:Dracula
812|tt0103639|Aladdin|1992-11-25|en|16,10751,12,14,10749|90|45||
329|tt0107290|Jurassic Park|1993-06-11|en|12,878|127|40||
9593|tt0107362|Last Action Hero|1993-06-18|en|12,14,28,35,10751|131|20||
5503|tt0106977|The Fugitive|1993-08-06|en|28,53,18|130|22||fr:Le Fugitif
137|tt0107048|Groundhog Day|1993-02-11|en|10749,14,18,35|101|22||fr:Un jour sans fin;de:Und täglich grüßt das Murmeltier
424|tt0108052|Schindler's List|1993-12-15|en|18,36,10752|195|50||fr:La Liste de Schindler
8587|tt0110357|The Lion King|1994-06-15|en|16,10751,18,12|89|75||fr:Le Roi lion;de:Der König der Löwen;es:El rey león
13|tt0109830|Forrest Gump|1994-06-23|en|35,18,10749|142|65||
680|tt0110912|Pulp Fiction|1994-09-10|en|53,80|154|70||
101|tt0110413|Léon: The Professional|1994-09-14|fr|80,18,28|111|50|Léon|US:The Professional
278|tt0111161|The Shawshank Redemption|1994-09-23|en|18,80|142|100||fr:Les Évadés;de:Die Verurteilten
414|tt0112462|Batman Forever|1995-06-16|en|28,80,14|121|22||
1572|tt0112864|Die Hard: With a Vengeance|1995-05-19|en|28,53|128|26||fr:Une journée en enfer;US:Die Hard 3
568|tt0112384|Apollo 13|1995-06-30|en|18,36|140|18||
629|tt0114814|The Usual Suspects|1995-07-19|en|18,80,53|106|30||fr:Usual Suspects
807|tt0114369|Se7en|1995-09-22|en|80,9648,53|127|60||fr:Seven;US:Seven
862|tt0114709|Toy Story|1995-11-22|en|16,12,10751,35|81|60||
710|tt0113189|GoldenEye|1995-11-16|en|12,28,53|130|22||
949|tt0113277|Heat|1995-12-15|en|28,80,18,53|170|38||
524|tt0112641|Casino|1995-11-22|en|80,18|179|35||
63|tt0114746|Twelve Monkeys|1995-12-29|en|878,53,9648|129|26||fr:L'Armée des douze singes;US:12 Monkeys
755|tt0116367|From Dusk Till Dawn|1996-01-19|en|27,28,53,80|108|28||fr:Une nuit en enfer
884|tt0115964|Crash|1996-07-17|en|18,53|100|12||
275|tt0116282|Fargo|1996-03-08|en|80,18,53|98|26||
954|tt0117060|Mission: Impossible|1996-05-22|en|12,28,53|110|38||
10547|tt0115571|The Arrival|1996-05-31|en|878,53|115|11||
602|tt0116629|Independence Day|1996-07-03|en|28,12,878|145|32||
454|tt0117509|Romeo + Juliet|1996-11-01|en|18,10749|120|22||fr:Roméo + Juliette;US:William Shakespeare's Romeo + Juliet
4232|tt0117571|Scream|1996-12-20|en|80,27,9648|112|40||
11970|tt0119282|Hercules|1997-06-20|en|16,10751,14,12|93|35||fr:Hercule
415|tt0118688|Batman & Robin|1997-06-20|en|28,80,14|125|22||fr:Batman et Robin
18|tt0119116|The Fifth Element|1997-05-02|en|12,14,28,53,878|126|40|Le Cinquième Élément|
2649|tt0119174|The Game|1997-09-12|en|18,53,9648|129|24||
4233|tt0120082|Scream 2|1997-12-12|en|27,9648|120|26||
8078|tt0118583|Alien Resurrection|1997-11-12|en|878,27,28|109|24||fr:Alien, la résurrection;US:Alien 4
597|tt0120338|Titanic|1997-11-18|en|18,10749|194|85||
330|tt0119567|The Lost World: Jurassic Park|1997-05-23|en|12,28,878|129|26||fr:Le Monde perdu : Jurassic Park;US:Jurassic Park 2
12219|tt0118528|12 Angry Men|1997-08-17|en|18,80,10770|117|8||
115|tt0118715|The Big Lebowski|1998-03-06|en|35,80|117|32||
929|tt0120685|Godzilla|1998-05-20|en|878,28,53|139|22||
10674|tt0120762|Mulan|1998-06-18|en|16,10751,12|88|40||
9320|tt0118661|The Avengers|1998-08-13|en|53,878|89|11||fr:Chapeau melon et bottes de cuir
100|tt0120735|Lock, Stock and Two Smoking Barrels|1998-08-28|en|35,80|105|26||fr:Arnaques, Crimes et Botanique
73|tt0120586|American History X|1998-07-01|en|18|119|32||
11252|tt0155975|Psycho|1998-12-04|en|27,53|104|12||
857|tt0120815|Saving Private Ryan|1998-07-24|en|18,36,10752|169|45||fr:Il faut sauver le soldat Ryan
603|tt0133093|The Matrix|1999-03-31|en|28,878|136|80||fr:Matrix;de:Matrix
4951|tt0147800|10 Things I Hate About You|1999-03-30|en|35,10749,18|97|28||fr:10 Bonnes Raisons de te larguer
564|tt0120616|The Mummy|1999-04-16|en|12,28,14|125|38||fr:La Momie
1893|tt0120915|Star Wars: Episode I - The Phantom Menace|1999-05-19|en|12,28,878|136|35||fr:Star Wars, épisode I : La Menace fantôme
745|tt0167404|The Sixth Sense|1999-08-06|en|9648,53,18|107|30||fr:Sixième Sens
14|tt0169547|American Beauty|1999-09-15|en|18|122|30||
550|tt0137523|Fight Club|1999-10-15|en|18|139|80||
863|tt0120363|Toy Story 2|1999-10-30|en|16,35,10751|92|38||
497|tt0120689|The Green Mile|1999-12-10|en|14,18,80|189|55||fr:La Ligne verte
2667|tt0185937|The Blair Witch Project|1999-07-14|en|27,9648|81|20||fr:Le Projet Blair Witch
`;
