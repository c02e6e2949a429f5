/**
 * The words that lists of leaked passwords begin with, in small letters and without the digits and signs that are put about them:
 * `readPassword` takes those off, so that each word stands for hundreds of entries.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
123abc 123qwe 1a2b3c 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx a1b2c3 aa123456 aabbcc aassdd abc123 abcabc abcd abcd1234 abcdef abcdefg
abcdefgh access accessgranted acdc adgangskode admin administrateur administrator africa agent007 ahmed ajax alexander alexandra
alexandre amanda amazon america amore amour amsterdam andrea andrew android angel angelina angels anonymous anthony antoine
antonio anything apple apples april aragorn arschloch arsenal asdasd asdf1234 asdfasdf asdfgh asdfghjkl ashley asshole august
australia autumn avengers azerty baby babyboy babydoll babygirl bacon badboy badgirl banana bananas bangladesh barcelona baseball
basketball bastard batman bayern bear bears beatles beautiful believe benfica benjamin berlin beyonce bienvenido bienvenue bigboy
bigdaddy birthday bitch biteme black blackberry blackcat blank blessed blessing blink blizzard blossom blue blueblue bluesky
bobmarley bond007 bonjour boston boxing brandon brasil brother brownie brussels budweiser bullet bullshit bunny business buster
butter butterfly california callofduty camaro camille canada candy captain carlos caroline cat catherine celtic champion champions
change changeit changeme changethis charles charlie charlotte cheese cheetah chelsea cherry chevrolet chewbacca chiara chicago
chicken china chocolate christ christmas christopher ciao cisco citroen classified claudia coffee coldplay college company
computer confidential contrasena cookie cookies corona correcthorsebatterystaple corvette counterstrike courier cowboy cowboys
cricket crystal cupcake cyber daddy dagger daisy dallas daniel darthvader database david debian december default demo diamond
diamonds digimon digital doctor dodgers dog doggy dollar dolphin dortmund dragon dragonball drummer drums dublin eagle eagles
easter edcrfv editor elizabeth elvis emerald eminem england enter entrance espana europe everton example facebook faith falcon
family father fatima february fernando ferrari fireman florida flower flowers football footballs forever fortnite france francesco
freedom friday friend friends friendship frodo fuck fuckme fuckoff fuckyou gabriel gabriela gamer gaming gandalf gangster garfield
gazette geheim germany giants ginger giulia giuseppe gmail goalkeeper godisgood goku golden golf golfer goodbye google gorgeous
grandma grandpa green greenday guest guinness guitar hacker hacking hallo halloween hamburger handsome hardware harley
harleydavidson harrypotter haslo hawk headline heaven heineken hello hellothere herald hermione heslo hobbit hockey hogwarts hola
holiday honda honey hope horse hotmail hottie houston hulk hunter hurricane ibrahim ichliebedich ilove ilovehim ilovejesus iloveme
iloveu iloveyou india indonesia instagram inter internet internetexplorer iphone ireland ironmaiden ironman isabella isabelle
italia itsmylife jaguar january japan jasmine jennifer jessica jesus jesuschrist jetaime joker jordan joseph joshua journal
journalist julien july june justice justin justinbieber juventus katherine kawasaki keyboard khadija killer king kingdom kitten
kitty kittycat knight korea lakers lamborghini laptop laurent lavender ledzeppelin legolas lemon leopard letmein letmeinnow
liberty library lightning lily linkedin linkinpark linksys linux lion lisbon liverpool lkjhgf locked login logon london loremipsum
lorenzo losenord love lovelove lovely loveme lover lovers loveyou lozinka lucky luckyme luigi macbook madonna madrid mafia maggie
magic malaysia manchester march marie mario martina marvel master matrix matteo matthew maxime may melissa mercedes merde merlin
metallica mexico michael michelle microsoft miguel milan million millionaire minecraft mnbvcx mohamed mohammed mommy monday money
monika monitor monkey moonlight moscow motdepasse mother mouse muffin muhammad mummy music mustafa mustang mylife mylove myname
mypass mypassword mysecret myspace naruto natalie natasha ncc1701 netgear network newpassword news newspaper newsroom newyork
nicholas nicolas nicole ninja nintendo nirvana nissan nokia noname none nothing nothing1 november null nurse october oldpassword
onceuponatime onedirection onetwothree open opensesame openup oracle orange outlook overwatch p455w0rd pa55word packers pakistan
pancake panda panther paris parola pass passcode passkey passpass passphrase passw0rd passwd password password1 passwordpassword
passwort patricia patriots peace peaches peanut pearl penis pepper peugeot philippines phoenix piano pickles pierre pikachu pink
pinkfloyd pirate pirates pizza platinum player playstation poiuyt pokemon poland police pony porsche portugal press prince
princess printer private pumpkin puppy purple pussy pussycat putain q1w2e3 q1w2e3r4 qazwsx qazwsxedc qqww queen qweasd qweasdzxc
qweqwe qwer1234 qwerty qwertyuiop qwertz rabbit radiohead raiders rainbow ranger rangers realmadrid red redred redsox renault
reporter rich richard rihanna robert roblox rocket rolling rollingstones root rose router ruby rugby running rush2112 russia
sabine salasana salut samantha sample samsung samurai sandrine santiago sapphire sasuke saturday sauron school scorpion scotland
sebastian secret secreto secrets secure security segreto senha september server sesame sexy sexyboy sexygirl shadow shakira shark
shit shithead signin silver singapore sister skateboard skating skywalker slipknot snake snoopy snowboard soccer softball software
soldier something sonic sophie spaghetti spider spiderman spring starcraft starlight startrek starwars steelers stefan stephanie
stones storm strawberry student subaru success sugar summer sunday sunflower sunshine superman superstar superuser surfing suzuki
sweet sweetheart sweetie swimming sword sysadmin system taylorswift teacher teamo teddybear temp temporary tennis tequiero tequila
terminator test tester testing testtest testuser texas thailand thepassword thomas thor thorsten thunder thursday thx1138 tiamo
tiger tigger tobeornottobe together topsecret tornado townwire toyota tribune trigger truelove trustno trustno1 trustnoone tuesday
tulip turkey turtle twitter ubuntu ukraine unicorn university unknown unlock user username vacation valentina vanessa vanilla
veronica victoria vienna vietnam violet volkswagen volleyball wachtwoord warcraft warrior webmaster wednesday weekend welcome
welcomeback werewolf whale whatever whiskey white william willkommen windows winner winter wizard wolf wolfgang wolves wonderwoman
wrestling wsxedc xbox xsw2zaq1 xyzxyz yahoo yamaha yankees yellow yoda yourpassword youssef youtube zaq12wsx zaqwsx zaqxsw zelda
zxcasd zxcvbn zxcvbnm zzxxcc
`
    .trim()
    .split(/\s+/u),
);
