//! What sort of thing a noun names: whom one can attack, arrest or hold.
//!
//! The lists are the shared knowledge of the rules; every rule that asks "is
//! this a person, a place, a weapon" asks here. Words not listed are known by
//! the entity they belong to, or not at all.

use crate::analysis::{Analysis, NamedKind};

/// A sort of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// Armies, police and what belongs to a state's force.
    State,
    /// Armed groups and their members.
    Group,
    /// Leaders and commanders.
    Leader,
    /// Protesters, rioters, crowds.
    Crowd,
    /// Everybody else.
    Person,
    /// Towns, districts, hills, checkpoints: what can change hands.
    Place,
    /// Buildings, vehicles and works: what can be hit.
    Property,
    /// Weapons and ammunition.
    Weapon,
    /// Plans, reports, poverty: what is attacked only in a manner of speaking.
    Idea,
}

/// The sort of thing that token `at` heads, if known.
pub fn thing(text: &Analysis<'_>, at: usize) -> Option<Thing> {
    let word = text.word(at).to_lowercase();
    let lemma = text.lemma(at).to_lowercase();
    if word == "forces" || lemma == "force" || lemma == "troop" || lemma == "fighter" {
        return Some(forces(text, at));
    }
    listed(&lemma)
        .or_else(|| listed(&word))
        .or_else(|| named(text, at))
}

/// "Rebel forces" are a group, "government forces" a state's.
fn forces(text: &Analysis<'_>, at: usize) -> Thing {
    let irregular = text.children(at).any(|c| {
        matches!(listed(&text.lemma(c).to_lowercase()), Some(Thing::Group))
            || matches!(
                text.lemma(c).to_lowercase().as_str(),
                "opposition" | "irregular" | "anti-government"
            )
    });
    let fighter = text.lemma(at).eq_ignore_ascii_case("fighter");
    if irregular || fighter {
        Thing::Group
    } else {
        Thing::State
    }
}

fn named(text: &Analysis<'_>, at: usize) -> Option<Thing> {
    let entity = text.entity_at(at)?;
    match entity.kind {
        NamedKind::Gpe | NamedKind::Loc => Some(Thing::Place),
        NamedKind::Fac => Some(Thing::Property),
        NamedKind::Person | NamedKind::Norp => Some(Thing::Person),
        _ => None,
    }
}

fn listed(lemma: &str) -> Option<Thing> {
    Some(match lemma {
        "army" | "soldier" | "troops" | "police" | "policeman" | "policemen" | "military"
        | "government" | "officer" | "jet" | "warplane" | "aircraft" | "coalition"
        | "authority" | "authorities" | "commando" | "paratrooper" | "gendarme" | "regime"
        | "peacekeeper" | "patrol" | "battalion" | "brigade" | "navy" | "marine" | "unit"
        | "trooper" | "serviceman" | "guard" | "ministry" | "nato" | "convoy" | "garrison"
        | "paramilitary" | "personnel" | "helicopter" | "airforce" | "constable" => Thing::State,
        "militant" | "rebel" | "insurgent" | "gunman" | "gunmen" | "terrorist" | "jihadist"
        | "jihadi" | "guerrilla" | "guerilla" | "extremist" | "militia" | "militiaman"
        | "militiamen" | "bandit" | "attacker" | "assailant" | "bomber" | "separatist"
        | "islamist" | "hijacker" | "kidnapper" | "pirate" | "cartel" | "gang" | "group"
        | "cell" | "faction" | "mujahideen" | "combatant" | "sniper" | "mercenary"
        | "subversive" | "isis" | "isil" | "daesh" | "taliban" | "houthi" | "hezbollah"
        | "hamas" | "gunman's" | "suspect" | "kamikaze" | "hitman" | "abductor" | "captor"
        | "herdsman" | "herdsmen" | "raider" | "criminal" | "drug-trafficker" => Thing::Group,
        "leader" | "commander" | "chief" | "emir" | "mastermind" | "warlord" | "kingpin"
        | "ringleader" | "founder" | "deputy" | "strongman" | "chieftain" | "lieutenant"
        | "head" | "cleric" | "boss" | "organizer" | "organiser" | "propagandist" | "financier"
        | "recruiter" | "spokesman" | "general" => Thing::Leader,
        "protester" | "protestor" | "demonstrator" | "activist" | "marcher" | "crowd"
        | "rioter" | "mob" | "picketer" | "looter" => Thing::Crowd,
        "people" | "person" | "man" | "men" | "woman" | "women" | "child" | "children"
        | "civilian" | "villager" | "resident" | "worker" | "student" | "journalist"
        | "reporter" | "farmer" | "pilgrim" | "worshipper" | "worshiper" | "passenger"
        | "shopper" | "tourist" | "bystander" | "refugee" | "migrant" | "teacher" | "priest"
        | "doctor" | "nurse" | "boy" | "girl" | "family" | "victim" | "hostage" | "prisoner"
        | "judge" | "minister" | "mayor" | "governor" | "president" | "politician" | "lawmaker"
        | "senator" | "deputies" | "candidate" | "diplomat" | "ambassador" | "citizen"
        | "national" | "peasant" | "driver" | "lawyer" | "bishop" | "nun" | "monk"
        | "missionary" | "engineer" | "employee" | "official" | "councillor" | "member"
        | "hundred" | "dozen" | "score" | "thousand" | "other" | "body" | "baby" | "infant"
        | "youth" | "teenager" | "father" | "mother" | "brother" | "son" | "daughter" | "wife"
        | "husband" | "relative" | "staff" | "aid-worker" | "trader" | "miner" | "fisherman"
        | "fishermen" | "businessman" | "businessmen" | "adviser" => Thing::Person,
        "city" | "town" | "village" | "district" | "province" | "area" | "territory" | "region"
        | "neighborhood" | "neighbourhood" | "hill" | "hilltop" | "height" | "mountain"
        | "island" | "border" | "crossing" | "ground" | "stronghold" | "bastion" | "checkpoint"
        | "base" | "outpost" | "position" | "airport" | "airfield" | "airbase" | "port" | "dam"
        | "oilfield" | "field" | "road" | "highway" | "bridge" | "suburb" | "quarter" | "camp"
        | "valley" | "land" | "enclave" | "barracks" | "capital" | "settlement" | "foothold"
        | "refinery" | "headquarters" | "swath" | "kilometre" | "kilometer" | "mile" | "part"
        | "state" | "half" | "front" => Thing::Place,
        "church" | "mosque" | "temple" | "synagogue" | "school" | "university" | "hospital"
        | "clinic" | "house" | "home" | "building" | "hotel" | "market" | "restaurant" | "bar"
        | "shop" | "store" | "mall" | "station" | "bus" | "car" | "vehicle" | "truck" | "train"
        | "plane" | "ship" | "boat" | "tanker" | "pipeline" | "embassy" | "consulate"
        | "office" | "plant" | "factory" | "post" | "compound" | "depot" | "warehouse"
        | "residence" | "palace" | "prison" | "jail" | "court" | "courthouse" | "bank"
        | "tower" | "infrastructure" | "site" | "facility" | "target" | "tent" | "farm"
        | "crop" | "property" | "installation" | "motorcade" | "tank" | "motorcycle"
        | "hideout" | "bunker" | "tunnel" | "shelter" | "apartment" | "museum" | "monument"
        | "shrine" | "wedding" | "funeral" | "ceremony" | "procession" | "venue" | "ambulance"
        | "rally" | "gathering" | "parade" | "concert" | "bakery" | "minibus" => Thing::Property,
        "bomb" | "grenade" | "rocket" | "missile" | "shell" | "mortar" | "artillery" | "mine"
        | "landmine" | "land-mine" | "ied" | "ieds" | "explosive" | "device" | "gun" | "rifle"
        | "pistol" | "weapon" | "ammunition" | "arm" | "arms" | "dynamite" | "gas" | "chlorine"
        | "sarin" | "knife" | "machete" | "bullet" | "round" | "drone" | "torpedo" | "firearm"
        | "kalashnikov" | "machinegun" | "machine-gun" | "cannon" | "vest" | "belt"
        | "detonator" | "shot" | "gunshot" | "cache" | "projectile" | "napalm" | "tnt"
        | "munition" | "stone" | "cocktail" | "revolver" | "cartridge" | "warhead"
        | "submachinegun" | "shotgun" | "axe" | "sword" | "carbine" => Thing::Weapon,
        "report" | "plan" | "proposal" | "idea" | "policy" | "record" | "credibility"
        | "character" | "problem" | "poverty" | "corruption" | "bill" | "decision" | "argument"
        | "view" | "opinion" | "reputation" | "disease" | "cancer" | "virus" | "inflation"
        | "hunger" | "law" | "right" | "freedom" | "democracy" | "system" | "deal"
        | "agreement" | "agenda" | "legislation" | "speech" | "article" | "budget" | "reform"
        | "racism" | "crime" | "unemployment" | "climate" | "addiction" | "attention"
        | "imagination" | "opportunity" | "moment" | "headline" | "vote" | "nomination"
        | "title" | "championship" | "match" | "game" | "election" | "seat" | "issue"
        | "question" | "stereotype" | "ignorance" | "injustice" | "rumour" => Thing::Idea,
        _ => return None,
    })
}
