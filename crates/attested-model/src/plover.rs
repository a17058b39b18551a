//! PLOVER 2.0: event types, modes and contexts (our cleaned table; docs/plover.md gives its sources).

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A PLOVER 2.0 event type, or `OTHER` for politically relevant happenings of no type.
    EventType as "event type" {
        /// Says that it will cooperate: offers, promises, accepts, invites; a future meeting.
        Agree = "AGREE",
        /// A meeting, visit or call that took place.
        Consult = "CONSULT",
        /// Verbal or diplomatic backing: praise, recognition, signing.
        Support = "SUPPORT",
        /// Verbal concession: announces a ceasefire or withdrawal, pardons, apologises.
        Concede = "CONCEDE",
        /// Mutual material exchange: trade, joint exercise, extradition.
        Cooperate = "COOPERATE",
        /// One-way material help.
        Aid = "AID",
        /// Material concession carried out: releases, withdraws, disarms, resigns.
        Retreat = "RETREAT",
        /// Demands, appeals, orders.
        Request = "REQUEST",
        /// Criticises, condemns, alleges, sues, investigates.
        Accuse = "ACCUSE",
        /// Refuses, vetoes, declines, cancels.
        Reject = "REJECT",
        /// Coercive warning.
        Threaten = "THREATEN",
        /// Collective civilian action against somebody.
        Protest = "PROTEST",
        /// Cuts relations, aid or membership; expels; convicts.
        Sanction = "SANCTION",
        /// Police or military posture short of force.
        Mobilize = "MOBILIZE",
        /// Repression short of violence: arrest, seizure, ban, censorship, cyberattack.
        Coerce = "COERCE",
        /// Deliberate physical harm or its attempt.
        Assault = "ASSAULT",
        /// A happening of none of these types: election, death, accident, disaster, appointment, vote.
        Other = "OTHER",
    }
}

vocabulary! {
    /// The four quadrants of PLOVER types.
    Quad as "quad" {
        /// AGREE, CONSULT, SUPPORT, CONCEDE.
        VerbalCooperation = "verbal_cooperation",
        /// COOPERATE, AID, RETREAT.
        MaterialCooperation = "material_cooperation",
        /// REQUEST, ACCUSE, REJECT, THREATEN.
        VerbalConflict = "verbal_conflict",
        /// PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.
        MaterialConflict = "material_conflict",
    }
}

vocabulary! {
    /// A PLOVER 2.0 mode; [`EventType::modes`] tells which type has which.
    Mode as "mode" {
        /// CONSULT: one side travels to the other.
        Visit = "visit",
        /// CONSULT: in a third place or with a mediator.
        ThirdParty = "third-party",
        /// CONSULT: three parties or more.
        Multilateral = "multilateral",
        /// CONSULT: by telephone or video.
        Phone = "phone",
        /// RETREAT, SANCTION: withdraws.
        Withdraw = "withdraw",
        /// RETREAT: frees people or property.
        Release = "release",
        /// RETREAT: gives up weapons.
        Disarm = "disarm",
        /// RETREAT: a ceasefire that is observed.
        Ceasefire = "ceasefire",
        /// RETREAT, REQUEST: access. RETREAT: lets in observers or relief.
        Access = "access",
        /// RETREAT: leaves office.
        Resign = "resign",
        /// REQUEST, REJECT: help.
        Assist = "assist",
        /// REQUEST, REJECT: change of policy or leadership.
        Change = "change",
        /// REQUEST, REJECT: a concession.
        Yield = "yield",
        /// REQUEST, REJECT: a meeting or mediation.
        Meet = "meet",
        /// ACCUSE: criticises, condemns.
        Disapprove = "disapprove",
        /// ACCUSE: inquires into.
        Investigate = "investigate",
        /// ACCUSE: lays a crime or breach to somebody's charge.
        Allege = "allege",
        /// THREATEN, COERCE: restricts movement, trade or rights.
        Restrict = "restrict",
        /// THREATEN, COERCE: arrest.
        Arrest = "arrest",
        /// THREATEN: to cut relations.
        Relations = "relations",
        /// THREATEN, SANCTION: expels.
        Expel = "expel",
        /// THREATEN: to take territory.
        Territory = "territory",
        /// THREATEN: with violence.
        Violence = "violence",
        /// PROTEST: demonstration.
        Demo = "demo",
        /// PROTEST: riot.
        Riot = "riot",
        /// PROTEST: strike.
        Strike = "strike",
        /// PROTEST: hunger strike.
        Hunger = "hunger",
        /// PROTEST: boycott.
        Boycott = "boycott",
        /// PROTEST: blockade.
        Obstruct = "obstruct",
        /// PROTEST: damage to things.
        Vandalize = "vandalize",
        /// SANCTION: finds guilty.
        Convict = "convict",
        /// SANCTION: breaks off.
        Discontinue = "discontinue",
        /// MOBILIZE: troops.
        Troops = "troops",
        /// MOBILIZE: weapons, tests, launches.
        Weapons = "weapons",
        /// MOBILIZE: police.
        Police = "police",
        /// MOBILIZE: irregulars.
        Militia = "militia",
        /// COERCE: takes property.
        Seize = "seize",
        /// COERCE: censors.
        Censor = "censor",
        /// COERCE: curfew.
        Curfew = "curfew",
        /// COERCE: martial law.
        MartialLaw = "martial-law",
        /// COERCE: deports.
        Deport = "deport",
        /// COERCE: withholds goods or services.
        Withhold = "withhold",
        /// COERCE: spreads falsehoods.
        Misinformation = "misinformation",
        /// COERCE: attacks computers.
        Cyber = "cyber",
        /// ASSAULT: kidnaps, takes captive.
        Abduct = "abduct",
        /// ASSAULT: beats.
        Beat = "beat",
        /// ASSAULT: tortures.
        Torture = "torture",
        /// ASSAULT: sexual violence.
        Sexual = "sexual",
        /// ASSAULT: a person singled out, assassination.
        Targeted = "targeted",
        /// ASSAULT: destroys property.
        Destroy = "destroy",
        /// ASSAULT: stones, knives, arson.
        Primitive = "primitive",
        /// ASSAULT: small arms.
        Firearms = "firearms",
        /// ASSAULT: bombs on the ground.
        Explosives = "explosives",
        /// ASSAULT: suicide attack.
        SuicideAttack = "suicide-attack",
        /// ASSAULT: from the air.
        Aerial = "aerial",
        /// ASSAULT: by drone.
        Drone = "drone",
        /// ASSAULT: artillery, rockets, missiles, tanks.
        HeavyWeapons = "heavy-weapons",
        /// ASSAULT: tear gas, batons, rubber bullets.
        CrowdControl = "crowd-control",
        /// ASSAULT: chemical, biological, radiological, nuclear.
        Unconventional = "unconventional",
    }
}

vocabulary! {
    /// A PLOVER 2.0 context.
    Context as "context" {
        /// State forces.
        Military = "military",
        /// Secret services.
        Intelligence = "intelligence",
        /// Government business.
        Executive = "executive",
        /// Parliament.
        Legislative = "legislative",
        /// Elections.
        Election = "election",
        /// Change of political institutions.
        PoliticalInstitutions = "political_institutions",
        /// Towards democracy.
        ProDemocracy = "pro_democracy",
        /// Towards autocracy.
        ProAutocracy = "pro_autocracy",
        /// The economy.
        Economic = "economic",
        /// Courts and law.
        Legal = "legal",
        /// Reparations.
        Reparations = "reparations",
        /// Human rights, unspecified.
        HumanRights = "human_rights",
        /// Rights and freedoms.
        RightsFreedoms = "rights_freedoms",
        /// Force on the unarmed.
        Repression = "repression",
        /// Access to food, water, housing, energy.
        HumanSecurity = "human_security",
        /// Gender.
        Gender = "gender",
        /// Sexual minorities.
        Lgbt = "lgbt",
        /// Religion and ethnicity.
        ReligionEthnicity = "religion_ethnicity",
        /// Inequality.
        Inequality = "inequality",
        /// Diplomacy.
        Diplomatic = "diplomatic",
        /// Territory.
        Territory = "territory",
        /// Peacekeeping.
        Peacekeeping = "peacekeeping",
        /// Health.
        Health = "health",
        /// Asylum.
        Asylum = "asylum",
        /// Migration.
        Migration = "migration",
        /// Disasters and accidents.
        Disasters = "disasters",
        /// Natural resources.
        NaturalResource = "natural_resource",
        /// Environment.
        Environment = "environment",
        /// Technology.
        Technology = "technology",
        /// Terrorism.
        Terrorism = "terrorism",
        /// Chemical, biological, radiological, nuclear.
        Cbrn = "cbrn",
        /// Computers as target or means.
        Cyber = "cyber",
        /// Falsehoods.
        Misinformation = "misinformation",
        /// Crime.
        Crime = "crime",
        /// Corruption.
        Corruption = "corruption",
        /// Illegal drugs.
        IllegalDrugs = "illegal_drugs",
        /// Trafficking.
        Trafficking = "trafficking",
    }
}

impl EventType {
    /// The quadrant of the type; `None` for `OTHER`.
    pub fn quad(self) -> Option<Quad> {
        Some(match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => Quad::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => Quad::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => Quad::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => {
                Quad::MaterialConflict
            }
            Self::Other => return None,
        })
    }

    /// The modes the type may have; empty for types without modes.
    pub fn modes(self) -> &'static [Mode] {
        use Mode as M;
        match self {
            Self::Agree | Self::Support | Self::Concede | Self::Cooperate | Self::Aid | Self::Other => &[],
            Self::Consult => &[M::Visit, M::ThirdParty, M::Multilateral, M::Phone],
            Self::Retreat => &[M::Withdraw, M::Release, M::Disarm, M::Ceasefire, M::Access, M::Resign],
            Self::Request | Self::Reject => &[M::Assist, M::Change, M::Yield, M::Meet],
            Self::Accuse => &[M::Disapprove, M::Investigate, M::Allege],
            Self::Threaten => &[M::Restrict, M::Arrest, M::Relations, M::Expel, M::Territory, M::Violence],
            Self::Protest => &[M::Demo, M::Riot, M::Strike, M::Hunger, M::Boycott, M::Obstruct, M::Vandalize],
            Self::Sanction => &[M::Convict, M::Expel, M::Withdraw, M::Discontinue],
            Self::Mobilize => &[M::Troops, M::Weapons, M::Police, M::Militia],
            Self::Coerce => &[
                M::Seize,
                M::Restrict,
                M::Censor,
                M::Curfew,
                M::MartialLaw,
                M::Arrest,
                M::Deport,
                M::Withhold,
                M::Misinformation,
                M::Cyber,
            ],
            Self::Assault => &[
                M::Abduct,
                M::Beat,
                M::Torture,
                M::Sexual,
                M::Targeted,
                M::Destroy,
                M::Primitive,
                M::Firearms,
                M::Explosives,
                M::SuicideAttack,
                M::Aerial,
                M::Drone,
                M::HeavyWeapons,
                M::CrowdControl,
                M::Unconventional,
            ],
        }
    }

    /// True for events whose participants all act alike (a meeting, an exchange).
    pub fn is_mutual(self) -> bool {
        matches!(self, Self::Consult | Self::Cooperate)
    }
}
