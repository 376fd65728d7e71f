//! The words that the rules for quotations look at, one list a job.

use crate::reading::classes::{Class, List};

/// The lists, for [`classes`](crate::reading::classes).
pub(in crate::reading) const LISTS: [List; 17] = [
    // Verbs that report words wherever they stand: few, since each more of them costs precision.
    (
        Class::SAY,
        "said says say saying added adds adding wrote writes writing tweeted tweets tweeting asked asks asking \
         argued argues arguing explained explains explaining insisted insists insisting noted noting stated \
         stating replied replies replying declared declares declaring warned warns warning concluded concludes \
         concluding responded responding continued announced announcing remarked recalled recalling admitted \
         admitting acknowledged acknowledging claimed claiming contended contends suggested suggesting \
         predicted joked joking quipped countered observed posted stressed stressing complained complaining \
         emphasized emphasised asserted asserting reiterated retorted recounted opined mused maintained \
         lamented told tells tell telling write ask argue insist reply answered commented cautioned \
         exclaimed shouted yelled confirmed confirming charged vowed pledged promised reads proclaimed \
         testified repeated repeating agreed proclaiming \
         quip insists argues concludes concede conceded conceding recall predict predicting joking quipping \
         remarking observing commenting cautioning yelling shouting screaming interjecting interjected \
         boasted boasting believes believed thinks",
    ),
    // Of these and others, those that somebody is told something with: what stands after them is no speaker.
    (
        Class::TELLS,
        "told tells tell telling called calls calling asked described describes describing accused accusing \
         urged urging dubbed labeled labelled labeling branded referred refers referring deemed blasted slammed \
         mocked mocking dismissed dismissing praised praising criticized criticised criticizing denounced \
         denouncing hailed hailing condemned condemning characterized characterised ridiculed blamed blaming \
         thanked likened compared decried decrying attacked attacking derided rejected promised pledged vowed \
         demanded demanding wants wanted hopes hoped spoke speaks speaking talked cited citing warned quoted \
         deplored touted touting defended defending summed questioned questioning reminded welcomed \
         expressed expressing admits proclaimed knocked ripped chanting chanted describe",
    ),
    // Verbs that report words where subject and quotation both touch them.
    (
        Class::UTTERS,
        "notes claims states state responds continues remarks comments concedes conceded jokes quips counters observes stresses \
         complains emphasizes asserts reiterates retorts recounts muses maintains laments answers cautions \
         exclaims shouts yells confirms charges vows pledges promises proclaims testifies repeats begins began \
         went goes concurred deadpanned fumed gushed groused snapped sighed laughed scoffed chided advised \
         boasted bragged confessed confided cried crowed declaiming denied disclosed elaborated enthused \
         estimated guessed implored inquired intoned interjected jeered marveled murmured muttered \
         objected offered pleaded pondered posits posited pressed prodded protested reasoned recommended \
         reflected related relayed remembered reported reports reveals revealed roared screamed \
         speculated sneered stammered summarized teased theorized thundered urged urges volunteered wondered \
         wonders worried writes beamed exhorted riffed assured ended finished closed opened followed pointed theorizes surmised whispered \
         agrees agreed reads read shot quoth hoped hopes recites sang tells demands demanded",
    ),
    (Class::PHRASAL, "put puts putting pointed points pointing"),
    // What somebody says, as a noun.
    (
        Class::WORDS,
        "remark remarks comment comments claim claims assertion assertions contention statement statements pledge \
         promise promises vow slogan slogans mantra motto phrase call calls warning warnings argument suggestion \
         admission declaration assessment view words description line refrain insistence belief observation \
         accusation accusations allegation complaint",
    ),
    // Subjects of one word.
    (
        Class::PRONOUN,
        "he she they it we i you everyone nobody everybody somebody someone others one many some both another",
    ),
    (
        Class::AUXILIARY,
        "has have had was were is are be been being did does do will would could can may might should must \
         hasn't didn't doesn't wasn't isn't wouldn't couldn't not never",
    ),
    (Class::BE, "was were is are be been being wasn't isn't weren't aren't"),
    (
        Class::ADVERB,
        "also later then once again even just still now ago reportedly famously further thus only always often \
         already recently simply finally previously earlier eventually soon sometimes today too instead",
    ),
    (
        Class::DETERMINER,
        "the a an his her their its our my your this that these those another several two three four five six \
         most all each every few",
    ),
    (
        Class::PREPOSITION,
        "of for from at in with on to by about after before during as into over under against between since \
         until via near through amid without within outside inside behind among toward towards following \
         per despite like upon across than around regarding concerning",
    ),
    (
        Class::CLAUSE,
        "that if whether when because while but and or who whom whose which where why how so though although \
         unless however yet nor what meanwhile still there here",
    ),
    (
        Class::WHEN,
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january \
         february july august september october november december jan feb aug sept oct nov dec last next \
         week month year morning evening afternoon night",
    ),
    // Offices and callings that one person has.
    (
        Class::ROLE,
        "president premier chancellor minister secretary senator congressman congresswoman representative \
         governor mayor ambassador envoy general colonel captain admiral judge justice chairman chairwoman chair \
         director commissioner leader taoiseach tánaiste king queen prince princess pope sheriff prosecutor \
         lawyer attorney professor author candidate nominee billionaire mogul businessman politician \
         republican democrat lawmaker legislator lieutenant sergeant chief boss manager strategist pollster host \
         anchor reporter journalist editor columnist writer historian economist analyst scientist doctor activist \
         organizer founder ceo head coach pastor priest bishop reverend rabbi imam counsel treasurer \
         coordinator expert scholar researcher moderator correspondent owner veteran singer actor actress \
         comedian mp mep deputy pm vice speaker teacher farmer docker",
    ),
    (Class::SPOKES, "spokesman spokeswoman spokesperson spokespeople spokesmen office press"),
    // Persons without a name.
    (
        Class::PERSON,
        "official source aide adviser advisor diplomat operative insider staffer man woman person supporter \
         voter resident member student colleague friend neighbor neighbour critic ally father mother son \
         daughter wife husband brother sister witness employee worker soldier officer participant volunteer \
         consultant surrogate fan user commenter donor delegate protester immigrant mom dad girl boy",
    ),
    // Institutions, people in the plural, and what they publish.
    (
        Class::GROUP,
        "officials sources aides advisers advisors diplomats operatives insiders staffers men women people \
         supporters voters residents members students colleagues friends critics allies parents republicans \
         democrats lawmakers senators leaders lawyers prosecutors experts analysts scholars researchers \
         scientists economists reporters journalists authors editors activists protesters organizers police \
         ministry government administration department campaign committee party agency bureau commission council \
         congress senate parliament court union company firm bank university institute foundation group \
         organization organisation association team network newspaper paper magazine board panel company family \
         crowd kremlin pentagon army navy force house assembly embassy statement report letter email memo \
         document documents lawsuit complaint filing ad video tweet article editorial op-ed book poll survey \
         study release website site post resolution story stories piece column message sign essay memoir affidavit \
         ruling bill judges justices witnesses authorities delegates",
    ),
];
