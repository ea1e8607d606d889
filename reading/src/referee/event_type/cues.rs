//! Cues of each kind, by hand.
//!
//! Weights: 4 decides nearly alone, 2 speaks for it, 1 is a hint, negative
//! speaks against. Shaped by: "grenade explosion" in a robbery (crime), "gas
//! explosion" (an accident), "tear gas" (protests, not chemical weapons),
//! "suicide bombers attacked" (not an attack), "captured a commander" (an
//! arrest), "peace march" (a protest), "withdrew from the treaty" (diplomacy),
//! "attack on protesters" (a mob).

use crate::happenings::EventKind::{self, *};

type Cues = &'static [(f32, &'static str)];

pub(super) const CUES: &[(EventKind, Cues)] = &[
    (
        SuicideBomb,
        &[
            (
                6.0,
                "suicide bomb*|attack*|blast*|explosion*|vest*|car|belt|mission",
            ),
            (
                6.0,
                "blew|blow|blown|blowing|exploded himself|herself|themselves|themself",
            ),
            (5.0, "kamikaze*"),
            (4.0, "detonat* _ vest*|belt*"),
            (
                4.0,
                "detonat* explosives & killing themselves|himself|herself",
            ),
        ],
    ),
    (
        Grenade,
        &[
            (5.0, "grenade*"),
            (2.0, "lobbed|hurled|threw|tossed _ grenade*"),
            (2.0, "grenade attack*"),
            (3.0, "m84*|petrol bomb*|molotov & soldiers|police|troops"),
            (-4.0, "rocket propelled grenade*"),
            (-3.0, "seized|found|discovered|recovered|cache _ grenade*"),
            (-4.0, "cache|stash|ammunition|rounds"),
            (-4.0, "robber*|gang"),
        ],
    ),
    (
        ChemicalWeapon,
        &[
            (6.0, "chemical attack*|weapon*|agent*"),
            (
                5.0,
                "poison|poisonous|toxic|mustard|nerve|chlorine gas*|chemical*",
            ),
            (4.0, "chlorine|sarin|novichok"),
            (3.0, "suffocat*|asphyxia*"),
            (2.0, "chok*|breathing difficult*"),
            (-4.0, "factory|plant|spill|tank|leak*"),
        ],
    ),
    (
        AirStrike,
        &[
            (5.0, "airstrike*|airstrikes"),
            (5.0, "air strike*|raid*|attack*"),
            (4.0, "warplane*"),
            (3.0, "fighter|war|military jets|jet|aircraft|planes|plane"),
            (
                3.0,
                "jets|drones|drone & strike*|struck|target*|hit|bomb*|attack*|killed|missile*",
            ),
            (3.0, "raids by _ choppers|helicopters|jets"),
            (2.0, "drone strike*|attack*"),
            (1.5, "coalition|israeli|russian|us strikes|strike"),
            (1.5, "strikes target*|hit"),
            (-2.0, "captured|recaptured|control"),
            (-1.5, "chemical"),
        ],
    ),
    (
        Shelling,
        &[
            (
                4.0,
                "rocket*|missile*|mortar*|artillery & fired|hit|struck|launched|landed|fell|attack*|shell*|target*",
            ),
            (
                3.0,
                "artillery|mortar shell*|fire|strike*|attack*|system*|round*",
            ),
            (3.0, "shelling|shelled|bombardment"),
            (2.0, "shells"),
            (2.0, "ballistic|cruise|surface missile*"),
            (2.0, "tank attack|fire|shells"),
            (3.0, "rocket propelled grenade*"),
            (2.0, "howitzer*|katyusha|qassam|tochka"),
            (-3.0, "warplane*|airstrike*|air strikes|strike"),
            (-4.0, "poison*|chemical|chlorine"),
            (-3.0, "seized|discovered|cache|depot|test*"),
        ],
    ),
    (
        RemoteExplosive,
        &[
            (5.0, "roadside bomb*|blast*|explosive*"),
            (5.0, "landmine*|mine|mines|minefield"),
            (5.0, "ied|ieds|improvised explosive|bomb"),
            (
                4.0,
                "car|truck|vehicle|motorcycle|parcel|pipe|nail|sticky bomb*",
            ),
            (
                3.0,
                "bomb*|device*|explosive* & explod*|detonat*|went off|blast|planted|ripped",
            ),
            (2.0, "bombing*|bomb"),
            (2.0, "blast|blasts|explosion*"),
            (1.5, "explosive device*"),
            (-5.0, "suicide"),
            (
                -4.0,
                "seized|discovered|cache|stash|depot|found|defused|intercepted",
            ),
            (-3.0, "gas|chemical*|factory|plant|warehouse|fire"),
            (-3.0, "grenade*"),
            (-2.0, "warplane*|airstrike*|jets"),
        ],
    ),
    (
        ArmedClash,
        &[
            (
                3.0,
                "clash* & militants|rebels|troops|army|soldiers|forces|fighters|gunmen",
            ),
            (3.0, "ambush*"),
            (3.0, "firefight|gunfight|gun battle|shoot out|shootout"),
            (3.0, "exchange* fire|gunfire|of fire"),
            (3.0, "fire exchange"),
            (
                3.0,
                "fighting|battle|battles|fought & forces|troops|army|fighters|militants|rebels",
            ),
            (
                3.0,
                "attacked|attack*|attacking|raided _ base|bases|checkpoint*|convoy|post|posts|positions|camp|camps|barracks|patrol|outpost*",
            ),
            (
                2.5,
                "killed|killing|eliminated|neutralised|neutralized _ terrorists|militants|rebels|insurgents|soldiers|policemen|troops|fighters|police",
            ),
            (
                2.0,
                "soldiers|troops|policemen|police|officers|guards|members _ killed|wounded|injured|died",
            ),
            (
                1.5,
                "attacked _ military|army|police|troops|soldiers|forces",
            ),
            (1.5, "military operation*|offensive|assault"),
            (1.0, "repel*|repulse*"),
            (-3.0, "protest*|demonstrat*|rioters|demonstrators"),
            (
                -2.0,
                "captured|recaptured|seized control|took control|regained|liberated",
            ),
            (
                -2.0,
                "grenade*|suicide|landmine*|ied|roadside|airstrike*|warplane*|missiles",
            ),
            (-1.5, "civilians"),
        ],
    ),
    (
        Attack,
        &[
            (
                3.0,
                "gunmen|gunman|militants|bandits|terrorists|armed men|attackers|assailants & killed|attacked|shot|stormed|opened fire|raided|gunned",
            ),
            (
                3.0,
                "attack*|raided|invaded _ village|villages|mosque|church|school|market|travelers|passengers|residents|civilians",
            ),
            (2.5, "gunned down"),
            (2.5, "shot dead"),
            (
                2.0,
                "massacre*|slaughter*|behead*|execut*|assassinat*|stabbed|murdered",
            ),
            (
                2.0,
                "killed|killing _ civilians|people|villagers|residents|children|women|journalist*|doctor",
            ),
            (1.5, "opened fire"),
            (1.0, "attack|attacks"),
            (-2.0, "soldiers|troops|base|checkpoint|clash*|policemen"),
            (-3.0, "protest*|demonstrat*|mob|police fired"),
            (
                -3.0,
                "suicide|grenade*|bomb*|airstrike*|warplane*|landmine*|ied|chemical|missile*|rocket*|shells|shelling|mortar*",
            ),
            (-2.0, "abducted|kidnapped|raped|rape"),
            (-2.0, "arrested|seized"),
        ],
    ),
    (
        Abduction,
        &[
            (6.0, "abduct*|kidnap*"),
            (4.0, "hostage*|forcibly disappeared|enforced disappearance*"),
            (2.0, "taken captive|missing"),
            (-2.0, "sexual*|smuggl*|traffick*"),
            (-2.0, "responsibility"),
        ],
    ),
    (
        SexualViolence,
        &[
            (6.0, "rape|raped|rapes|raping|gang rape*"),
            (
                6.0,
                "sexual violence|assault*|abuse*|exploitation|harassment|slavery",
            ),
            (5.0, "sexually abused|assaulted|exploited"),
            (3.0, "abused|abusing _ women|girls"),
            (3.0, "abused and assaulted"),
            (-3.0, "mob|lynch*"),
            (-2.0, "pornography"),
        ],
    ),
    (
        PeacefulProtest,
        &[
            (
                3.0,
                "protest|protests|protesters|protestors|protesting|protested",
            ),
            (
                3.0,
                "demonstrat* & against|demand*|support|calling|march*|rall*",
            ),
            (
                3.0,
                "marched|march|marches|rallied|rally|rallies|sit in|sit ins|vigil|walkout*",
            ),
            (2.0, "peaceful|peacefully"),
            (2.0, "chant*|slogans|signs|banners|placards"),
            (2.0, "took to _ streets"),
            (
                1.5,
                "activists|demonstrators|students|workers & demand*|protest*|march*",
            ),
            (1.5, "strike|strikers|hunger strike & workers|union*|wages"),
            (
                -4.0,
                "tear gas|water cannon*|pepper spray*|rubber bullets|dispers*|detain*|arrested",
            ),
            (
                -4.0,
                "clash*|riot*|violent|violence|stones|burn*|torched|scuffles|blocked|molotov",
            ),
            (
                -4.0,
                "killed|shot|wounded|injured|live rounds|bullets|opened fire|died",
            ),
        ],
    ),
    (
        ProtestIntervention,
        &[
            (
                4.0,
                "protest*|demonstrat*|marche*|rally|crowds & tear gas|water cannon*|pepper spray*|pepper sprayed|rubber bullets|stun",
            ),
            (
                4.0,
                "detain*|arrest* _ protesters|demonstrators|activists|marchers",
            ),
            (
                4.0,
                "dispers*|suppress*|broke up|broken up|break up _ protest*|demonstrat*|rally|march|crowd*|sit in|sit ins|activists",
            ),
            (3.0, "protest*|demonstrat*|rally & detain*|arrest*"),
            (
                3.0,
                "police|forces & disperse*|dispersal & protest*|sit|demonstrat*|rally",
            ),
            (2.0, "protesters & drag*|struggled|removed|evict*|illegal"),
            (-3.0, "stones|clash*|violent|riot*|rioters|molotov|bottles"),
            (
                -3.0,
                "killed|shot|died|wounded|live rounds|bullets|injured|death*",
            ),
        ],
    ),
    (
        ForceAgainstProtest,
        &[
            (
                4.0,
                "protest*|demonstrat*|rally & killed|shot|died|wounded|dead|injured|injuries",
            ),
            (
                3.0,
                "forces|police|soldiers|troops|army & opened fire|live rounds|live ammunition|bullets|gunfire|shot|fired & protest*|demonstrat*",
            ),
            (3.0, "violently suppressed|dispersed|broke"),
            (2.0, "peaceful|peacefull protest*|demonstrat*|march*"),
            (1.5, "tear gas & peaceful"),
            (
                -3.0,
                "stones|rioters|riot|violent protesters|molotov|clash*|clashed|bottles|looting",
            ),
            (-3.0, "militants|rebels|terrorists|bomb*|mob"),
        ],
    ),
    (
        ViolentDemonstration,
        &[
            (4.0, "riot|rioted|rioters|rioting|riots"),
            (4.0, "protest*|demonstrat* & clash*|clashed"),
            (
                4.0,
                "protest*|demonstrat*|students|activists & stones|bottles|molotov|petrol|fireworks|objects|torch*|burn*|vandal*|scuffles",
            ),
            (
                3.0,
                "protest*|demonstrat* & violent|violence|aggressive|ugly",
            ),
            (
                3.5,
                "protest*|supporters|farmers|demonstrators & blocked|blocking|blockade* & road*|street*|highway*|railway*",
            ),
            (2.0, "yellow vest*|gilets"),
            (2.0, "descended into|turned violent"),
            (2.0, "unrest"),
            (-2.0, "peaceful|peacefully"),
            (-3.0, "militants|rebels|lynch*|mob"),
        ],
    ),
    (
        MobViolence,
        &[
            (5.0, "mob|mobs|lynch*"),
            (5.0, "vigilante*|vigilantism"),
            (
                4.0,
                "communal|sectarian|ethnic violence|riot*|clash*|tension",
            ),
            (3.0, "beaten|set _ by _ residents|villagers|crowd"),
            (2.0, "angry residents|crowd|villagers"),
            (2.0, "group of _ attacked _ rally"),
            (-2.0, "security forces|militants"),
        ],
    ),
    (
        PropertyDestruction,
        &[
            (4.0, "loot|looted|looting|looters"),
            (4.0, "torched|torching|arson*|vandal*"),
            (4.0, "set|setting _ on|to fire|ablaze|afire"),
            (
                3.0,
                "burned|burning|burnt|burn & houses|homes|shops|villages|properties|vehicles|cars",
            ),
            (
                3.0,
                "destruction|destroyed|destroying _ properties|property|houses|homes|shops|vehicles",
            ),
            (2.0, "hoodlums|properties"),
            (-3.0, "protest*|demonstrat*|mob|mobs"),
            (-3.0, "warehouses|factory|fire that broke"),
            (-2.0, "warplane*|army|terrorists"),
        ],
    ),
    (
        GovernmentRegains,
        &[
            (
                4.0,
                "army|troops|government forces|security forces|military|iraqi forces|syrian forces|soldiers|forces & captur*|recaptur*|retook|retake*|regain*|liberat*|seized control|took control|taken control|recovered control|restored control|control over|drove|driving|purg*|retaken",
            ),
            (2.0, "recaptur*|retook|retaken|regain*|liberat*"),
            (
                3.0,
                "from isil|isis|is|terrorists|rebels|militants|taliban|daesh & captur*|recaptur*|liberat*|control|clear*|cleans*|purg*",
            ),
            (
                2.0,
                "government forces|troops & advanced|advance*|marched|pushed & rebel*|islamic|militants|terrorists|held",
            ),
            (
                1.5,
                "village*|town*|district*|city|areas|neighborhood*|territor*|hills & captur*|control|liberat*|drove|purg*",
            ),
            (1.5, "rebel held|terrorist held|militant held"),
            (
                -3.0,
                "militants|rebels|taliban|fighters|insurgents|is captured|seized|overran|capture|took|regained",
            ),
            (-3.0, "withdrew|withdrawn|without fighting|deal"),
            (
                -3.0,
                "arrested|commander captured|captured _ commander|senior",
            ),
            (-2.0, "bomb|suicide|protest*|grenade*"),
        ],
    ),
    (
        GroupOvertakes,
        &[
            (
                4.0,
                "taliban|militants|rebels|rebel|insurgents|fighters|isis|isil|is|islamic state|al shabab*|al shabaab|hezbollah|militia|kurdish|group & captur*|seized|overran|overrun|took control|taken control|regained control|retook|recaptur*|gained control",
            ),
            (
                3.0,
                "militants|rebels|taliban|fighters|insurgents|forces loyal|shabab|is|isis captured|seized|overran|capture|took|regained",
            ),
            (2.5, "fell|falls|fall to _ taliban|rebels|militants|group"),
            (
                1.5,
                "district|village*|town*|positions|hill|areas|city & captur*|seized|control|overran|retook",
            ),
            (
                -3.0,
                "army|troops|government forces|security forces|soldiers captur*|recaptur*|regained|retook|retaken|seized|liberated",
            ),
            (-3.0, "withdrew|withdrawn|without fighting|deal|peacefully"),
            (-3.0, "captured by|arrested|weapons|kidnapp*|abduct*|bomb"),
            (
                -2.5,
                "government forces|syrian army|iraqi forces|troops|army units",
            ),
        ],
    ),
    (
        TerritoryTransfer,
        &[
            (5.0, "without fighting|fight|resistance|firing"),
            (4.0, "encountered|met|faced _ resistance|no resistance"),
            (4.0, "withdr* & enter*|control*|hands|took over|advanced"),
            (
                3.0,
                "evacuat*|evacuation deal|agreement & rebel*|fighters|bastion",
            ),
            (
                3.0,
                "handed over|hand over|ceded & control|town|village|area*|base",
            ),
            (
                3.0,
                "withdraw*|withdrew|withdrawn from & forces|troops|regime",
            ),
            (2.0, "crossed into _ territory"),
            (2.0, "pull|pulled|pulling out|back"),
            (-3.0, "treaty|pact|accord|nuclear"),
            (-2.0, "bomb*|protest*|grenade*|killed"),
        ],
    ),
    (
        GroupChange,
        &[
            (
                4.0,
                "deploy*|redeploy* & troops|forces|soldiers|reinforcements|army|units|ships|tanks|military",
            ),
            (4.0, "reinforcement*|reinforced"),
            (4.0, "defect|defected|defection*|defectors"),
            (
                3.0,
                "withdr*|pull* back|pull out|pulled out & forces|troops",
            ),
            (
                3.0,
                "formed|form|created|established|merged & brigade|unit|units|group|groups|organisation|organization|alliance|forces",
            ),
            (3.0, "mobilis*|mobiliz*|recruit*"),
            (
                2.0,
                "arrived|sent|forwarded|moved|dispatched|sends|sending & troops|fighters|jets|equipment|convoy|vehicles|soldiers",
            ),
            (2.0, "military drills|exercise*|drills|maneuvers|manoeuvres"),
            (2.0, "rift|split from|joined"),
            (-3.0, "killed|attack|attacked|bomb*|protest*|clash*"),
            (-2.0, "treaty|pact"),
        ],
    ),
    (
        BaseEstablished,
        &[
            (
                5.0,
                "set up|established|establish*|setting up|build*|built|construct*|opened & base|bases|camp|camps|barracks|outpost*|headquarters|checkpoint*|point|points|observation|post|posts",
            ),
            (2.0, "military|army|naval|air base|bases|post|posts|outpost"),
            (2.0, "observation point*|post*"),
            (2.0, "new base|military|camp|headquarters"),
            (
                -4.0,
                "attack*|captur*|killed|clash*|bomb*|fired|explo*|protest*",
            ),
        ],
    ),
    (
        Arrest,
        &[
            (4.0, "arrest|arrested|arrests|arresting"),
            (4.0, "detain|detained|detaining|detention"),
            (
                3.0,
                "captured|capture|nabbed|apprehended _ commander|leader|militant*|suspect*|terrorist*|member*",
            ),
            (2.0, "jailed|custody|imprisoned|sentenced"),
            (2.0, "raids|raid & arrest*|detain*"),
            (
                -4.0,
                "protesters|protests|demonstrators|demonstrations|protest",
            ),
            (
                -4.0,
                "smuggl*|traffick*|drug*|counterfeit|robber*|theft*|burglar*|pornography|fake",
            ),
            (-3.0, "seized|recovered|cache|weapons|ammunition|arms"),
            (
                -3.0,
                "rape*|sexual*|kidnap*|abduct*|grenade*|bomb*|suicide|murder",
            ),
        ],
    ),
    (
        Agreement,
        &[
            (
                4.0,
                "peace talks|agreement|deal|accord|process|negotiations|plan",
            ),
            (4.0, "ceasefire|cease fire|truce|armistice"),
            (4.0, "surrender|surrendered|surrendering"),
            (4.0, "prisoner|prisoners swap|exchange"),
            (3.0, "talks|negotiations|negotiat*"),
            (
                3.0,
                "agreed|agree|agreement|deal|treaty|pact|accord|accords",
            ),
            (3.0, "release of|releases|released _ prisoners|hostages"),
            (2.0, "signed"),
            (
                -3.0,
                "killed|attack*|bomb*|captured|protest*|arrested|clash*",
            ),
            (-3.0, "sanction*|expel*|diplomat*"),
            (-2.0, "evacuation"),
        ],
    ),
    (
        WeaponsDisrupted,
        &[
            (
                5.0,
                "seized|seize|seizure|recovered|found|discovered|discover|uncovered|intercepted|confiscated|unearthed|defused|identified & weapon*|arms|ammunition|ammunitions|ammo|explosive*|guns|rifles|firearms|bombs|landmines|mines|grenades|explosives|missiles|revolver*|cartridges|projectiles|ied|ieds",
            ),
            (4.0, "cache|caches|stash|depot|stockpile|stockpiles"),
            (
                3.0,
                "defus*|dismantl*|deactivat*|detonated safely|controlled explosion|disarm*",
            ),
            (3.0, "suspicious package*|packages|parcel*"),
            (2.0, "ammunition|ammunitions|ammo|firearms|cartridges"),
            (2.0, "foiled|thwarted|averted"),
            (-4.0, "smuggl* migrants|drugs|counterfeit"),
            (-4.0, "exploded|killing|killed|wounding|hurled|lobbed|blast"),
            (-3.0, "seized control"),
        ],
    ),
    (
        Attribution,
        &[
            (5.0, "claim*|claimed|claims responsibility"),
            (
                5.0,
                "denied|denies|deny|rejected|rejects|denying & responsib*|involvement|report|allegation*|accusation*|sending|role|hacking|meddling|interference|behind",
            ),
            (4.0, "accus*|blam* & of|for|attack*|bomb*|responsible"),
            (4.0, "responsible for|held accountable"),
            (
                3.0,
                "blame|blames|blamed|blaming|accuses|accused|accusing|accuse",
            ),
            (
                3.0,
                "repeatedly denied|allegations|evidence of guilt|inadmissible",
            ),
            (2.0, "responsibility"),
            (
                2.0,
                "hacking|cyberattack*|cyber attack*|misinformation|disinformation",
            ),
            (
                -3.0,
                "raped|rape|sexual*|robber*|crossed|expel*|sanction*|abducted|kidnapped",
            ),
            (-2.0, "arrested|suicide|protest*"),
        ],
    ),
    (
        Diplomacy,
        &[
            (5.0, "sanction|sanctions|sanctioned"),
            (
                5.0,
                "expel|expels|expelled|expulsion|expulsions|expelling & diplomat*|ambassador*|envoy*|embassy",
            ),
            (
                4.0,
                "diplomat|diplomats|diplomatic|diplomacy|ambassador*|consulate*|embassy|envoy*",
            ),
            (3.0, "retaliat* measures|against|after"),
            (2.0, "foreign minister*|ministry"),
            (2.0, "resolution|condemned|embargo|persona non grata"),
            (2.0, "summit|bilateral|relations|visit*"),
            (-3.0, "protest*|killed|bomb*|attack|attacks|explo*|grenade*"),
            (-1.5, "talks|ceasefire|prisoner*"),
        ],
    ),
    (
        OrganisedCrime,
        &[
            (5.0, "smuggl*|traffick*"),
            (
                4.0,
                "robber*|robbed|theft*|thieves|burglar*|break and|stolen",
            ),
            (
                4.0,
                "counterfeit*|fake currency|money launder*|fraud|extortion",
            ),
            (4.0, "drug|drugs|cocaine|heroin|narcotic*|cartel*|mafia"),
            (3.0, "gang|gangs|criminal*"),
            (3.0, "migrants & intercepted|smuggl*|illegal*|boat*"),
            (3.0, "pornography|prostitution"),
            (-3.0, "protest*|militants|terrorist*|rebels"),
            (-2.0, "loot*"),
        ],
    ),
    (
        ManMadeDisaster,
        &[
            (
                5.0,
                "chemical|oil|gas|toxic|sewage spill*|leak*|incident|hazard|bungle",
            ),
            (
                4.0,
                "leak|leaks|leaked|leaking|spill|spilled|contaminat*|pollut*",
            ),
            (4.0, "food poisoning|toxins|poisoning|poisoned"),
            (
                4.0,
                "factory|plant|warehouse*|industrial|refinery|mine|tank|containers|fertilizer & fire|explosion*|exploded|blast*|blaze|collapse*",
            ),
            (4.0, "nuclear plant|power"),
            (
                3.0,
                "fire|blaze & firefighters|fire fighters|broke out|burned|garage|building",
            ),
            (
                3.0,
                "crash*|derail*|collided|collision|collapsed & train|bus|plane|bridge|building|dam|wall",
            ),
            (3.0, "firefighters|emergency services|fire brigade|hazmat"),
            (
                2.0,
                "sodium cyanide|asbestos|radiation|wastewater|fukushima|chernobyl",
            ),
            (-4.0, "militants|rebels|terrorists|protest*|suicide|troops"),
            (-3.0, "earthquake|volcan*|tsunami|flood*|drought"),
        ],
    ),
    (
        NaturalDisaster,
        &[
            (6.0, "earthquake*|tsunami*|tremor*|quake*|aftershock*"),
            (6.0, "volcan*|erupt*|eruption*"),
            (
                6.0,
                "flood|floods|flooding|flooded|landslide*|mudslide*|avalanche*",
            ),
            (
                5.0,
                "hurricane*|cyclone*|typhoon*|tornado*|storm|storms|blizzard*",
            ),
            (5.0, "drought*|wildfire*|bushfire*|heatwave|famine|locust*"),
            (4.0, "heavy|torrential rain*|snow*"),
            (
                4.0,
                "covid*|coronavirus|pandemic|epidemic|outbreak|cholera|ebola",
            ),
            (-3.0, "protest*|attack*|clash*"),
        ],
    ),
    (
        Other,
        &[
            (
                3.0,
                "displaced|displacement|fleeing|fled|refugees & civilians|nationals|thousands|families|humanitarian",
            ),
            (2.0, "deport*|expulsion & nationals|migrants|refugees"),
            (2.0, "tunnel|tunnels|satellite|space"),
            (-3.0, "killed|protest*|attack*|diplomat*|sanction*"),
        ],
    ),
];
