//! What words say about the names that they stand in or beside.

use crate::reading::classes::{Class, List};

/// Every list of this module.
pub(in crate::reading) const LISTS: [List; 23] = [
    (Class::GIVEN, GIVEN),
    (Class::GIVEN, MORE_GIVEN),
    (Class::TITLE, TITLES),
    (Class::OCCUPATION, ROLES),
    (
        Class::HONORIFIC,
        "mr mrs ms miss mx dr prof professor sir dame lord lady mme mlle madame monsieur herr frau rev reverend hon presidents ministers senators leaders justices judges sens reps govs mps meps messrs",
    ),
    (Class::STOP, STOPS),
    (Class::PLACE, PLACES),
    (Class::PLACE, CITIES),
    (
        Class::GEO_LEAD,
        "new san santa são los las saint st fort mount mt lake cape north south east west northern southern \
         eastern western central upper lower greater great grand el port puerto rio costa isle palm baton des boca \
         sierra sri burkina ivory abu tel kuala addis hong cedar corpus punta little old",
    ),
    (Class::THING, THINGS),
    (Class::THING, MORE_THINGS),
    (Class::SHARED, SHARED),
    (Class::NATIONALITY, NATIONALITIES),
    (
        Class::CALENDAR,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
         august september october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas \
         easter thanksgiving ramadan halloween",
    ),
    (
        Class::PARTICLE,
        "von van der den de del della di da do dos das du la le bin ibn ben al el abu ter ten zu zum af av y \
         vander",
    ),
    (Class::SUFFIX, "jr sr ii iii iv"),
    (
        Class::SAYS,
        "said says say saying told tells added adds wrote writes argued argues insisted insists noted notes \
         explained explains tweeted tweets announced announces acknowledged claimed claims suggested suggests \
         warned warns replied replies responded responds stated states declared declares asked asks concluded \
         concludes continued continues admitted admits vowed promised urged called commented denied \
         testified testifies predicted maintained complained complains remarked observed contended countered \
         pledged praised criticized criticised blasted slammed accused defended hinted confirmed spoke speaks",
    ),
    (
        Class::ACTS,
        "smiled smiles laughed laughs recalled recalls joked jokes quipped quips nodded shrugged wept cried \
         resigned died married thinks thought believes believed remembers remembered sighed grew met meets \
         shouted whispered boasted mused muses walked hopes hoped wants wanted knows knew felt feels grinned \
         retired starred sat stood stepped testified chuckled beamed graduated apologized apologised tweeted \
         campaigned interrupted",
    ),
    (
        Class::KIN,
        "wife husband son daughter mother father brother sister parents children child family widow hand hands \
         face hair voice eyes lawyer lawyers attorney aide aides spokesman spokeswoman campaign candidacy speech \
         remarks comments supporters rival rivals career life death resignation running tenure successor \
         predecessor birthday marriage girlfriend boyfriend friend friends advisers advisors allies biography \
         nomination mouth nephew niece uncle aunt cousin ex-wife ex-husband",
    ),
    (
        Class::FORMER,
        "former ex then-president late longtime onetime one-time erstwhile formerly ousted retired",
    ),
    (Class::WHO, "who whose whom himself herself"),
    (Class::MODIFIER, MODIFIERS),
    (
        Class::FAMILY_FIRST,
        "xi kim park moon hu wen jiang mao deng zhou li wang zhang chen liu yang zhao huang wu xu zhu \
         lin gao guo luo zheng liang xie tang han cao peng nguyen tran pham yoon roh chung choi cho pak ri hwang \
         zhong ren wei shi qin yi",
    ),
];

const GIVEN: &str = "aaron abby abdul abdullah abe abigail abraham ada adam adele adrian agnes ahmad ahmed aidan \
    aisha akira al alain alan albert alberto alejandro alec alejandra alex alexander alexandra alexei alexey alexis \
    alfred alfredo ali alice alicia alison allan allen allison alvin amanda amber amelia amir amy ana anastasia anders \
    andre andrea andreas andrei andrew andrey andriy andy angela angelina angelo anita ann anna anne annette annie \
    anthony antoine anton antonin antonio antony archie ari arlene arnold arthur ashley astrid audrey axel \
    barack barbara barry bart bashar beatrice becky belinda ben benedict benjamin bernard bernie bert beth bethany \
    betsy betty beverly bill billy blake bob bobby boris boyd brad bradley brandon brenda brendan brent bret brett \
    brian bridget brigitte bruce bruno bryan byron caitlin calvin cameron camilla candace carl carla carlos carly \
    carmen carol carole caroline carolyn carrie casey cassandra catherine cathy cecilia cecile cedric chad charlene \
    charles charlie chelsea cheryl chiara chloe chris christian christiane christina christine christoph christophe \
    christopher chuck claire clara clarence claude claudia claus clayton cliff clifford clive clint cody colin \
    colleen condoleezza connie conrad constance corey cory craig cristiano cristina crystal curt curtis cynthia cyril \
    daisy dale damien damon dan dana daniel daniela danielle danny daphne darrell darren dave david dawn dean debbie \
    deborah debra deepak denis denise dennis derek desmond diana diane dianne diego dieter dimitri dimitris dirk \
    dmitri dmitry dmytro dolores dominic dominique don donald donna dora doris dorothy doug douglas duncan dustin \
    dwayne dwight dylan earl ed eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elias \
    elijah elisabeth eliza elizabeth ella ellen elliot elliott elon elsa emil emile emilia emilio emily emma emmanuel \
    enrique eric erica erik erika erin ernest ernesto erwin esther ethan eugene eva evan eve evelyn evgeny ewan \
    fabian fabio faith fatima federico felicia felix ferdinand fernando fiona florian floyd frances francesca \
    francesco francis francisco franco francois françois frank frankie franklin franz fred freddie frederic frederick \
    frederik friedrich gabriel gabriela gabrielle gail garry gary gavin gemma gene geoff geoffrey george georges gerald \
    gerard gerhard gertrude gianni giancarlo gideon gilbert gillian gina giorgio giovanni giulia giuseppe glen glenn \
    gloria gordon graham greg gregg gregory greta guido guillaume guillermo gunther gus gustav gustavo guy gwen hannah \
    hans harold harriet harris harry harvey hassan heather hector heidi heinrich helen helena helene helga helmut \
    henri henrik henry herbert herman hermann hilary hillary hiroshi holly horst howard hubert hugh hugo hussein ian \
    ibrahim ida igor ilya imran ines ingrid irene irina iris isaac isabel isabella isabelle ismail ivan ivana ivanka \
    jacinda jack jackie jacob jacqueline jacques jaime jake jakob jakub james jamie jan jana jane janet janice jared \
    jasmine jason javier jay jean jeanne jeb jeff jeffrey jelena jen jenna jennifer jenny jens jeremy jerome jerry jesse \
    jessica jesus jill jim jimmy jiri joachim joan joanna joanne joaquin jocelyn jodi joe joel joerg johan johann \
    johanna johannes john johnny jon jonas jonathan jorge jose joseph josef josefina josh joshua josé joy joyce juan \
    judith judy julia julian juliana julie julien juliet julio julius jurgen jürgen justin kai kamala karen karim karin \
    karl karla karoline kate katherine kathleen kathryn kathy katie katrina kay keir keith kellyanne kelly ken kendra \
    kenneth kenny kent kerry kevin khalid kimberly kirk kirsten klaus konrad konstantin kristen kristin kristina kurt \
    kyle lana lance larry lars latoya laura lauren laurence laurent lawrence lea leah lee leila lena leo leon leonard \
    leonardo leonid leroy leslie lester lewis liam lillian lily linda lindsay lindsey lionel lisa liz lloyd logan lois \
    lorenzo loretta lori lorraine lou louis louisa louise luca lucas lucia lucy luigi luis luisa lukas luke lydia lynn \
    mabel madeleine magdalena maggie mahmoud malcolm manfred manuel manuela marc marcel marcelo marcia marco marcos \
    marcus margaret margarita maria marian marianne marie marina marine mario marion marissa marjorie mark marlene marta \
    martha martin martina marvin mary massimo mateo mathew mathias matt matteo matthew matthias maureen maurice mauricio \
    max maxim maximilian maxine megan meghan mehmet mel melania melanie melinda melissa melvin mercedes meredith mette \
    mia micah michael micheál michel michele michelle mick miguel mikael mike mikhail mila mildred miles milton minnie \
    miranda miriam mitch mitchell mitt mohamed mohammad mohammed moira molly mona monica monique morris moses moshe \
    muhammad muriel murray mustafa myron nadia nadine nancy naomi narendra natalia natalie natasha nate nathan nathaniel \
    neal ned neil nelson newt nicholas nick nicola nicolas nicole nigel nikita niklas nikki nikolai nina noah noam noel \
    nora norbert norma norman olaf oleg oleksandr oleksii oleksiy olena olga oliver olivia olivier omar oprah orlando \
    oscar oswald otto owen pablo pamela paolo pascal pat patricia patrick patrik patti paul paula pauline pavel pedro \
    peggy penelope penny per perry pete peter petr petra petro phil philip philipp philippe phillip phoebe phyllis \
    pierre pieter pranab priscilla quentin rachel rafael rahul raj rajiv ralph ramon rand randall randy raphael raul ray \
    raymond rebecca recep reed reggie regina reinhard rene renee rené reuben rex ricardo richard rick ricky rita rob \
    robert roberta roberto robin rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie rory rosa rosalind \
    rose rosemary ross roxanne roy ruben rudolf rudolph rudy rupert russ russell ruth ryan sabrina sadiq salman salvador \
    sally sam samantha samir samuel sandra sandy sanjay sara sarah sasha saul scott sean sebastian serena serge sergei \
    sergey sergio serhiy seth shannon sharon shaun shawn sheila shelley sherry shinzo shirley sidney sigmar silvia \
    silvio simon simone slobodan sofia sonia sonny sophia sophie stacy stan stefan stefano stella stephan stephane \
    stephanie stephen steve steven stewart stuart sue susan susanna susanne suzanne svetlana sven sylvia tammy tamara \
    tanya tara tariq tatiana ted teddy terence teresa terrence terri terry thaddeus thelma theo theodore theresa therese \
    thierry thomas tiffany tim timothy tina tobias toby todd tom tomas tomasz tommy toni tony tracey tracy travis trevor \
    trey tricia tristan troy trudy tyler tyrone ulrich umberto ursula uwe vadim valentina valerie vanessa vera vernon \
    veronica vic vicente vicki vicky victor viktor vikram vince vincent vincenzo viola violet vitali vitaly vivian \
    vivien vlad vladimir volodymyr wade walter wanda warren wayne wendell wendy werner wes wesley wilfred wilhelm \
    willem william willie willy winston wolfgang woodrow xavier yasmin yasser yitzhak yolanda yuri yusuf yves yvette \
    yvonne zach zachary zack zoe";
const MORE_GIVEN: &str = "fidel adolf spike kelsey arlen cassius caitlyn cindy clare candice bonnie aubrey andres arturo alfonso arnie \
    carey bree bette dick juanita gary megyn robby tad beau rahm dinesh gonzalo huma reince joni ash hulk kimye \
    kathie debby jonah angie susana mika khizr brigid emmet gabby juan-carlos lyndon sheldon morton monte dino jeanine \
    jordi pepe xander yannick kofi wendell lizzie jasper felicity hazel ivy imogen rory rufus silas tess tilda ulla \
    viggo vito wilma winifred yannis zelda brody caleb chase cole ethel harlan hattie hester jarvis jed josiah juno lena \
    lenny lorna mabel mackenzie maeve malala marcin maura merle milena minerva misty myrtle nell netta nico nils \
    octavia odette olive osvaldo otis pearl pia quincy ramona rhoda rodolfo rolando romy rosie rowan sheryl sigmund \
    skye sol taryn thea thor tobin trudie ugo ulysses valeria vaughn verity vivienne waldo willa yann yosef zara \
    zeno zora antti aleksandr aleksander aleksandra aleksei aleksey anatoly arkady arseniy artem artur \
    bohdan branko danilo darko denys dragan dušan gennady goran grigory iryna ivo jaroslaw josip kateryna kirill \
    krzysztof leszek lech ludmila maksim marek marko mateusz milan milos mirela mirjana mykhailo mykola nikola oksana \
    ondrej pavlo piotr radek radovan roman rustem ruslan stanislav stjepan tamas tibor vaclav valery vasily viktoria \
    viktoriya vitalii vojislav yaroslav yevgeny yulia yuliya yury zbigniew zoran zsolt attila balazs gyula istvan laszlo \
    lászló sandor zoltan bogdan ion mihai nicolae traian victoria alessandra alessandro enrico giorgia matteo romano \
    massimiliano gianluca pietro sergio ángel andrés bartolomé césar cesar domingo esteban evo felipe hernán hernan \
    ignacio inés inácio iñigo íñigo joão joao josé-manuel lázaro luiz lula maría mariano martín nicolás óscar óscar \
    pilar ramón raúl sofía tomás álvaro aurélien brigitte édouard édith étienne gérard guillaume hélène jean-claude \
    jean-luc jean-marc jean-marie jean-paul jean-pierre jérôme marie-claire michèle noël stéphane sébastien thérèse \
    anneliese annalena annegret bettina birgit christa dagmar detlef dietrich eckhard frank-walter gerda gregor günter \
    günther hans-dietrich heiko heinz helmuth jens jörg jürgen karl-heinz karl-theodor katrin lothar margrethe markus \
    martina norbert olaf ottmar ralf renate rüdiger sahra sigrid thilo thorsten torsten ulrike uta volker wolf \
    anders bjarne bjørn bjorn carl-henric fredrik gunnar göran håkan jens jonas kaja kjell knut lennart magnus mikkel \
    mona nils odd olof ole pekka petteri ragnar sauli sigurd soren søren stig sture sune svend thorbjørn toomas ulf \
    anwar aziz bahar bilal faisal farid farah fatma fuad habib hamid hamza haider haidar hosni imad jamal karim khaled \
    layla leyla mahdi malik mansour massoud masoud mehdi mohamad muammar moammar mohsen munir nabil nadia nasser nouri \
    omer osama rashid rafik rami reza saad saddam saeed said salah saleh salim samira sayyed selim shahid sulaiman \
    suleiman syed tarek tayyip usama walid yahya yasir yousef youssef zahra zaid zainab zeid zeynep ahmet binali bülent \
    ekrem emine kemal mevlüt numan osman selahattin turgut ehud avigdor ariel benny binyamin dov golda naftali shimon \
    tzipi yair yossi abhishek amit anil anjali aparna arun arvind ashok asif atal bharat deepika indira jawaharlal kavita \
    kiran lalit manmohan mukesh nirmala nitin pervez pranav prakash priya priyanka ramesh ravi rohit sachin sanjeev \
    satya shah shashi sonia sridhar subramanian sundar sunil suresh sushma uday uma venkat vijay vinod yogi zardari zia \
    benazir daw aung akihito fumio haruki hideki junichiro kenji kenzo keiko masako naoto naruhito satoshi shigeru taro \
    tomoko toshiro yoko yoshihide yukio ferdinand rodrigo corazon imelda joko sukarno mahathir najib anwar abiy adama \
    akinwumi alassane ban chinua cyril desmond ellen emmerson fela felix goodluck haile jomo kofi kwame laurent macky \
    muhammadu mobutu ngozi nelson olusegun paul robert sani thabo thandi uhuru winnie yoweri aoife brendan ciara \
    conor deirdre eamon enda eoin fergus gareth kieran leo liam mairead maeve niall nicola owain padraig rhys ruairi \
    seamus seán siobhan simon sinead alistair angus callum ewen hamish iain jo kezia mhairi ruth clegg damian dominic \
    gemma jacinta jess jo joanne keiran lesley lyn priti rishi sajid theresa tulip yvette zac boris liz kwasi";

const TITLES: &str = "president vice-president premier chancellor minister secretary senator sen congressman \
    congresswoman representative rep governor gov mayor ambassador envoy general gen colonel col captain capt admiral \
    adm judge justice chief chairman chairwoman chair director commissioner leader taoiseach tánaiste tanaiste \
    spokesman spokeswoman spokesperson king queen prince princess duke duchess pope sheikh ayatollah sergeant sgt \
    lieutenant lt officer councillor councilman councilwoman deputy attorney speaker mp mep ceo cfo coo cto pm \
    archbishop bishop cardinal imam rabbi pastor father sister brother detective inspector sheriff commander cmdr \
    cmdr. major maj brigadier marshal whip treasurer controller comptroller lawmaker candidate nominee delegate \
    undersecretary counsel counselor professor prosecutor ombudsman emperor empress sultan emir shah baroness baron \
    countess count viscount mullah private corporal cpl pvt superintendent supt coach boss founder co-founder \
    vice-chairman vice-chair insp atty assemblyman assemblywoman alderman selectman";
const ROLES: &str = "president vice-president premier chancellor minister secretary senator congressman \
    congresswoman representative governor mayor ambassador envoy general colonel captain admiral judge justice chief \
    chairman chairwoman chair director commissioner leader taoiseach spokesman spokeswoman spokesperson king queen \
    prince princess pope sheikh ayatollah sergeant officer councillor deputy attorney speaker mp mep ceo cfo coo cto \
    analyst economist strategist author writer novelist poet journalist reporter correspondent columnist editor \
    commentator host anchor anchorman broadcaster blogger actor actress singer musician rapper composer artist painter \
    director producer filmmaker comedian model photographer designer architect engineer scientist physicist chemist \
    biologist historian philosopher psychologist professor researcher scholar lecturer teacher principal dean \
    lawyer barrister solicitor prosecutor defendant detective inspector sheriff commander general pilot astronaut \
    doctor physician surgeon nurse psychiatrist activist campaigner organizer organiser strategist pollster adviser \
    advisor aide consultant counsel lobbyist candidate nominee contender hopeful politician lawmaker legislator \
    congresswoman diplomat negotiator mediator executive manager entrepreneur businessman businesswoman billionaire \
    investor banker trader financier founder co-founder owner coach player footballer striker goalkeeper midfielder \
    quarterback golfer boxer swimmer athlete sprinter champion cyclist referee trainer wife husband son daughter mother \
    father brother sister widow widower niece nephew cousin grandson granddaughter grandfather grandmother girlfriend \
    boyfriend friend fiancee fiancé successor predecessor colleague classmate roommate neighbor neighbour resident voter \
    student farmer fisherman docker driver mechanic carpenter plumber priest bishop archbishop cardinal pastor imam rabbi \
    reverend monk nun veteran soldier marine rebel warlord dictator tyrant suspect gunman shooter attacker bomber killer \
    murderer victim survivor hostage whistleblower hacker spy assistant associate partner counselor nanny cook chef \
    baker critic fellow expert specialist chairperson vice-chairman co-chair co-chairman co-author treasurer trustee \
    member head ombudsman superintendent principal deputy undersecretary programmer developer guitarist drummer pianist \
    conductor bassist vocalist frontman playwright screenwriter essayist biographer publisher translator interpreter \
    guard bodyguard firefighter paramedic policeman policewoman constable cop lieutenant mogul tycoon magnate \
    heiress socialite celebrity star rapper legend icon guru evangelist preacher theologian mathematician astronomer \
    geologist ecologist climatologist meteorologist epidemiologist virologist anthropologist sociologist archaeologist \
    statistician accountant auditor broker realtor landlord tenant butler gardener skipper sailor";
const MODIFIERS: &str = "vice deputy prime foreign finance financial defence defense interior home health education \
    justice trade chief senior junior general executive managing presidential national security press \
    state federal majority minority first second third main lead top assistant associate acting interim incoming \
    outgoing republican democratic democrat conservative liberal labour labor independent libertarian socialist \
    communist opposition party house senate congressional parliamentary campaign communications political policy \
    economic legal military naval special regional local county city district supreme high court appeals police \
    intelligence counterterrorism research marketing sales operating technology technical news \
    business investment art film television radio sports football basketball baseball civil rights human gay union \
    chair marketing software chemical nuclear climate energy transport environment agriculture treasury tax budget \
    current new old young veteran longtime fellow famous renowned prominent british-born";

const STOPS: &str = "the a an and or but if in on at by for from to of with as when while where what who why how \
    this that these those there here it its he she they we you i his her their our my your him them us me after before \
    since until during although though because so then than thus yet also still just even only not no nor yes now once \
    again ever never always often sometimes perhaps maybe however moreover meanwhile instead indeed furthermore \
    nevertheless nonetheless otherwise therefore hence besides additionally finally first second third last next \
    earlier later recently today yesterday tomorrow tonight soon already about above across against along among around \
    behind below beneath beside between beyond despite down inside into like near off onto out outside over past per \
    through throughout toward towards under underneath unlike up upon via within without both each either every few \
    many more most much neither none one other others some several such all any another two three four five six seven \
    eight nine ten is are was were be been being am do does did doing done has have had having will would shall should \
    can could may might must let get got make made says said asked told according speaking given seen known called \
    read watch see click photo image video update breaking exclusive opinion editorial well oh hey ok okay please \
    thanks thank that's it's don't doesn't didn't won't can't i'm he's she's they're we're you're there's what's i've \
    we've they've i'd he'd she'd we'll i'll isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't \
    shouldn't whether whatever whoever wherever whenever which whose whom asking commenting responding referring \
    writing adding noting citing following including regarding concerning considering depending critics supporters \
    officials experts analysts police sources reporters authorities nobody everyone everybody somebody someone \
    something nothing everything anything anyone people women men part whereas unless lest albeit apart aside \
    similarly likewise consequently accordingly eventually ultimately apparently evidently obviously clearly certainly \
    surely probably possibly presumably hopefully fortunately unfortunately sadly ironically interestingly notably \
    importantly specifically especially particularly generally typically usually normally previously formerly \
    originally initially subsequently afterward afterwards thereafter elsewhere nowhere somewhere anyway too very \
    quite rather almost nearly roughly approximately back born based led under asked reached contacted pressed \
    questioned quoted founded hello dear vs versus plus minus re cc fwd ps nb etc mostly largely mainly partly \
    half whoever ago away further contrary rumors copyright picture story share follow subscribe sign \
    advertisement continue reading related transcript";

const PLACES: &str = "afghanistan albania algeria america angola argentina armenia australia austria azerbaijan \
    bahrain bangladesh belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria \
    cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark djibouti ecuador egypt \
    england eritrea estonia ethiopia europe fiji finland france gabon gambia georgia germany ghana gibraltar greece \
    greenland guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy \
    jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania \
    luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco \
    mongolia montenegro morocco mozambique myanmar burma namibia nepal netherlands nicaragua niger nigeria norway oman \
    pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia \
    singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania \
    thailand tibet togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales scotland \
    yemen zambia zimbabwe asia africa antarctica scandinavia balkans crimea donbas gaza kashmir kurdistan catalonia \
    bavaria siberia sinai alabama alaska arizona arkansas california carolina colorado connecticut delaware florida \
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota \
    mississippi missouri montana nebraska nevada hampshire jersey ohio oklahoma oregon pennsylvania rhode dakota \
    tennessee texas utah vermont virginia wisconsin wyoming ontario quebec alberta manitoba saskatchewan yukon \
    queensland tasmania victoria bali java sumatra sicily sardinia crete okinawa hokkaido puerto guam korea arabia \
    lanka leone zealand rica salvador emirates";
const CITIES: &str = "london paris berlin rome madrid moscow beijing tokyo washington brussels vienna prague budapest \
    warsaw athens lisbon dublin edinburgh cardiff belfast amsterdam hague rotterdam copenhagen stockholm oslo helsinki \
    tallinn riga vilnius kyiv kiev minsk bucharest sofia belgrade zagreb sarajevo skopje tirana podgorica ankara \
    istanbul jerusalem aviv damascus aleppo beirut amman baghdad mosul fallujah tehran riyadh doha dubai dhabi cairo \
    tripoli benghazi tunis algiers rabat khartoum nairobi kampala lagos abuja accra dakar johannesburg pretoria \
    islamabad karachi lahore kabul kandahar delhi mumbai kolkata chennai bangalore hyderabad dhaka kathmandu colombo \
    yangon bangkok hanoi saigon manila jakarta seoul pyongyang shanghai guangzhou shenzhen taipei kong sydney \
    melbourne canberra brisbane perth auckland wellington ottawa toronto montreal vancouver calgary chicago houston \
    boston philadelphia phoenix dallas detroit seattle denver miami atlanta baltimore cleveland cincinnati columbus \
    milwaukee minneapolis pittsburgh sacramento oakland honolulu anchorage charlotte raleigh nashville memphis \
    orleans tampa orlando jacksonville austin tulsa omaha albuquerque tucson vegas reno boise portland spokane \
    hartford providence newark buffalo rochester syracuse albany manhattan brooklyn queens bronx harlem hollywood \
    ferguson cupertino redmond wichita renton toulouse hamburg munich frankfurt cologne stuttgart \
    dresden leipzig bonn bremen seville barcelona valencia milan naples turin venice florence genoa lyon marseille \
    bordeaux strasbourg calais geneva zurich basel bern davos liverpool manchester birmingham leeds sheffield \
    bristol glasgow aberdeen oxford cambridge derby havana caracas bogotá bogota lima quito santiago montevideo \
    brasilia janeiro paulo aires lumpur ababa angeles francisco diego antonio jose york dover bern kyoto osaka \
    hiroshima nagasaki fukushima chernobyl odesa odessa kharkiv donetsk luhansk mariupol sevastopol petersburg \
    sochi grozny tbilisi yerevan baku astana tashkent bishkek guantanamo fresno stockton compton \
    westminster whitehall kremlin pentagon wembley heathrow gatwick broadway benghazi riverside pyeongchang alamos";

const NATIONALITIES: &str = "american british english scottish welsh irish french german italian spanish portuguese \
    dutch belgian swiss austrian danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian \
    bulgarian greek turkish russian ukrainian belarusian moldovan serbian croatian bosnian albanian slovenian \
    macedonian estonian latvian lithuanian georgian armenian azerbaijani kazakh uzbek israeli palestinian lebanese \
    syrian jordanian iraqi iranian saudi kuwaiti qatari emirati yemeni egyptian libyan tunisian algerian moroccan \
    sudanese ethiopian eritrean somali kenyan ugandan tanzanian rwandan congolese nigerian ghanaian senegalese malian \
    cameroonian zimbabwean angolan mozambican african asian european indian pakistani bangladeshi nepali afghan \
    chinese japanese korean vietnamese thai cambodian burmese malaysian singaporean indonesian filipino taiwanese \
    mongolian tibetan australian canadian mexican cuban haitian jamaican dominican guatemalan honduran salvadoran \
    nicaraguan panamanian colombian venezuelan ecuadorean peruvian bolivian chilean argentine argentinian brazilian \
    uruguayan paraguayan latino latina hispanic arab kurdish jewish muslim islamic christian catholic protestant \
    sunni shiite orthodox mormon evangelical republican republicans democrat democrats democratic conservative \
    liberal labour tory socialist communist libertarian texan californian parisian londoner soviet nazi western \
    white black former anglican buddhist hindu sikh";

const THINGS: &str = "bank banks party university college school institute institution center centre committee \
    commission council court courts congress senate house parliament department ministry agency bureau office \
    administration authority association society foundation fund trust union federation league alliance coalition \
    organization organisation corporation company group inc corp ltd llc plc gmbh co ag sa nv industries industrie \
    industry international global national federal united states nations republic kingdom empire city county town \
    village province island islands ocean sea river bay gulf strait coast peninsula valley mountain mountains desert \
    street avenue road boulevard highway bridge square airport station terminal hospital clinic church cathedral mosque \
    synagogue temple museum gallery library theater theatre stadium arena hall palace castle tower building hotel \
    restaurant cafe store mall market markets exchange stock times post journal herald tribune gazette observer mail \
    guardian news media press magazine review daily weekly television tv radio network networks channel broadcasting \
    studios studio pictures films records entertainment airlines airways air airbus boeing motors motor automotive \
    aerospace aviation systems system technologies technology tech software hardware electronics electric energy oil \
    gas petroleum power solar chemical pharmaceuticals pharma health healthcare medicine medical care insurance \
    financial finance capital holdings partners investment investments securities asset management services service \
    solutions consulting communications telecom mobile wireless internet web online digital security defense defence \
    intelligence army navy force forces marine corps guard police fire brigade battalion division regiment war wars \
    battle revolution act bill law code treaty accord agreement pact convention protocol amendment constitution \
    declaration resolution charter plan program programme project initiative campaign movement rights freedom liberty \
    justice peace climate environment protection affairs policy politics political economic economy trade commerce \
    labor agriculture education science sciences research development technology engineering mathematics arts culture \
    award awards prize medal oscar grammy emmy cup championship championships tournament games olympics olympic world \
    series bowl final finals open race rally day week month year night morning eve season festival conference summit \
    forum convention meeting conversation show tour game play film movie book song album series episode season chapter \
    edition version street journal wall apple google microsoft facebook twitter amazon youtube instagram netflix ibm \
    intel samsung sony nokia toyota honda nissan ford chrysler chevrolet iphone ipad ipod mac macintosh windows android \
    itunes safari firefox xbox playstation app apps store device phone tablet computer computers internet explorer";
const MORE_THINGS: &str = "productions ministries dynasty endeavor calls joins apologizes refuses hints ties backs slams \
    blasts vows seeks faces urges plans praises defends denies rejects attacks nominates anti pro non post obamacare brexit medicare medicaid pipeline poll polls survey election \
    elections electoral primary caucus debate ballot vote voters voter delegates president-elect presidency cabinet \
    government governments governor's leadership majority minority opposition assembly legislature board panel task \
    team staff squad club association athletics fc united rovers wanderers arsenal giants patriots cowboys yankees sox \
    cubs mets dodgers lakers celtics warriors bulls bears lions tigers eagles falcons hawks ravens panthers jaguars \
    dolphins raiders chargers broncos seahawks jets mail email emails server servers tax taxes budget deficit debt \
    social security welfare insurance affordable homeland supreme high appeals circuit district criminal civil common \
    general assembly secret private public royal imperial grand jury inner outer middle far left right alt lives \
    matter tea green occupy gold golden silver bronze iron steel red blue pink purple yellow orange deep dark big \
    small super mega ultra good bad best better free fair true real dead live living human nature natural american-led \
    dream memory history future past modern ancient first-ever century age era plane jet aircraft helicopter ship \
    submarine missile rocket shuttle space station nuclear weapon weapons gun guns rifle crisis disaster attack \
    attacks bombing massacre shooting hurricane storm earthquake tsunami flood virus disease cancer aids ebola zika \
    influenza syndrome disorder drug drugs food foods water restaurant bar pub kitchen pizza burger coffee tea beer \
    wine fund funds bond bonds index average dow nasdaq nyse ftse dax nikkei prime-time gop dnc rnc fbi cia nsa \
    doj epa irs isis isil islamist taliban hamas hezbollah fatah nato un eu uk us usa imf ecb wto who gm eads \
    jihad state statement report reports paper papers letter letters document documents files file act section article \
    title chapter page part volume number no room floor suite gate wing door front line lines border wall fence zone \
    area region territory district park-goers sheet fact check checks morning-joe breitbart politico huffington cnn \
    fox nbc abc cbs msnbc bbc pbs npr espn hbo reuters bloomberg associated planned parenthood lincoln-memorial \
    superdelegates pacs pac super-pac citizens citizen workers worker families family kids children women men people \
    youth student students teachers teacher parents voters veterans immigrants refugees refugee migrants muslims \
    christians jews evangelicals latinos hispanics whites blacks americans russians germans italians indians \
    millennials boomers hq ads ad spot spots gap lab labs laboratory laboratories observatory telescope mission \
    satellite network mart walmart target costco starbucks mcdonald's disney pixar marvel comics wars trek \
    constitutional unconstitutional domestic foreign interior exterior treasury reserve interest interests rate rates \
    watch alert amber sandy-hook rico-based operation operations enterprise enterprises ventures venture brothers bros \
    sons dynamics works mills mining minerals metals materials resources logistics transport transportation railways \
    railway railroad rail transit metro express lines cruise cargo shipping freight supply chain a380 a350 a320 \
    dreamliner stratotanker superjumbo globemaster leopard genius garageband keynote leave remain exit article50 \
    accountability relations experience response relief review reform reforms growth recovery stability deal deals \
    fraud corruption scandal hearing hearings inquiry investigation counsel's oversight ethics homeland ways means \
    rules appropriations judiciary armed advisory strategic strategy studies study statistics census archives archive \
    ii's vii viii ix xi's boy boys girl girls mr's scouts scout club clubs society awards guild academy orchestra \
    symphony opera ballet choir band ensemble quartet trio qaeda jazeera shabab haram klan register partnership \
    images burger ghostwriters sachs hathaway belt harbor harbour enforcement correction footwear golf wins loser \
    anonymous crow hebdo jurassic missionary baptist";

const SHARED: &str = "hill hills park lake brook brooks field fields stone wood woods banks cross bush green brown \
    white black gray grey young long short rich price price's cash case chase grant mark will chance love hope grace \
    joy rose may june august summer winter frost snow rivers rain waters beach forest fox wolf bear lion swan bird \
    fish lamb bell church temple abbey castle hall house gates page cook baker butler carter carpenter cooper fisher \
    hunter knight marshall mason miller porter potter shepherd singer smith taylor turner walker weaver wheeler wright \
    king prince duke noble bishop pope abbot priest dean judge major sergeant jobs post ball bond sharp wise strong \
    swift moon sun star day weeks moody crow power powers sage berry cherry ash bloom garden gardens garner garland \
    rice street lane ford bridges pitt west east north south england france holland ireland wales london israel \
    jordan chad kent lincoln washington jackson madison monroe hamilton jefferson houston dallas austin denver \
    cleveland carson nixon reed read sands shields spears steel sterling stern story trump wells west best \
    ford wall post press burns booker bowman chambers christie crystal flowers foot gold hand head holder holmes law little lord low \
    lynch martin mills moore nash ray root sessions sharpton underwood wilder williams marshal morning christian \
    french english german welsh scott bill child battle savage cruise bull barber mayer cotton";
