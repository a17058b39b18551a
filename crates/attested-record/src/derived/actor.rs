use std::collections::BTreeMap;

use attested_model::{Actor, MergeEdge, NameCount, ParticipantIndex, ParticipantKey, Role, Vocabulary as _};
use rusqlite::{Row, Transaction, params};

use super::rows::{Rows, number};
use crate::row::{passage, word, word_or_none};
use crate::{Record, Result};

pub(super) fn write(change: &Transaction<'_>, actors: &[(i64, &Actor)], rows: &Rows) -> Result<()> {
    let mut insert = change.prepare(
        "INSERT INTO actor (id, uid, type, name, country, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut name = change.prepare("INSERT INTO actor_name (actor, text, count) VALUES (?1, ?2, ?3)")?;
    let mut external =
        change.prepare("INSERT INTO actor_external (actor, authority, value) VALUES (?1, ?2, ?3)")?;
    let mut member = change.prepare(
        "INSERT INTO actor_member (actor, position, document, participant) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut edge = change.prepare(
        "INSERT INTO actor_edge (actor, position, left_document, left_participant, right_document,
           right_participant, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for &(id, actor) in actors {
        insert.execute(params![
            id,
            actor.id.to_string(),
            actor.kind.word(),
            actor.name,
            actor.country,
            actor.mentions
        ])?;
        for form in &actor.names {
            name.execute(params![id, form.text, form.count])?;
        }
        for (authority, value) in &actor.external {
            external.execute(params![id, authority, value])?;
        }
        for (position, key) in actor.members.iter().enumerate() {
            let (document, participant) = rows.participant(*key)?;
            member.execute(params![id, number(position), document, participant])?;
        }
        for (position, joined) in actor.edges.iter().enumerate() {
            let (left, left_participant) = rows.participant(joined.left)?;
            let (right, right_participant) = rows.participant(joined.right)?;
            edge.execute(params![
                id,
                number(position),
                left,
                left_participant,
                right,
                right_participant,
                joined.reason
            ])?;
        }
        write_roles(change, id, &actor.roles, rows)?;
    }
    Ok(())
}

fn write_roles(change: &Transaction<'_>, actor: i64, roles: &[Role], rows: &Rows) -> Result<()> {
    let mut insert = change.prepare_cached(
        "INSERT INTO actor_role (actor, title, of, of_text, tenure, since, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut said = change.prepare_cached(
        "INSERT INTO actor_role_passage (role, position, document, byte_start, byte_end) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for role in roles {
        insert.execute(params![
            actor,
            role.title,
            role.of.map(|of| rows.actor(of)).transpose()?,
            role.of_text,
            role.tenure.word(),
            role.from.map(|date| date.to_string()),
            role.until.map(|date| date.to_string())
        ])?;
        let id = change.last_insert_rowid();
        for (position, cited) in role.passages.iter().enumerate() {
            let (document, start, end) = rows.passage(*cited)?;
            said.execute(params![id, number(position), document, start, end])?;
        }
    }
    Ok(())
}

impl Record {
    pub(crate) fn load_actor(&self, id: i64) -> Result<Actor> {
        let mut actor = self.load_actor_in_brief(id)?;
        actor.members = self.children(
            "SELECT d.uid, m.participant FROM actor_member m JOIN document d ON d.id = m.document
             WHERE m.actor = ?1 ORDER BY m.position",
            id,
            |row| participant(row, 0),
        )?;
        actor.edges = self.children(
            "SELECT l.uid, e.left_participant, r.uid, e.right_participant, e.reason FROM actor_edge e
             JOIN document l ON l.id = e.left_document JOIN document r ON r.id = e.right_document
             WHERE e.actor = ?1 ORDER BY e.position",
            id,
            |row| {
                Ok(MergeEdge { left: participant(row, 0)?, right: participant(row, 2)?, reason: row.get(4)? })
            },
        )?;
        Ok(actor)
    }

    /// Without the participants that it was joined from and the reasons for it.
    pub(crate) fn load_actor_in_brief(&self, id: i64) -> Result<Actor> {
        let external = self.children(
            "SELECT authority, value FROM actor_external WHERE actor = ?1 ORDER BY authority",
            id,
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let names =
            self.children("SELECT text, count FROM actor_name WHERE actor = ?1 ORDER BY id", id, |row| {
                Ok(NameCount { text: row.get(0)?, count: row.get(1)? })
            })?;
        let roles = self.load_roles(id)?;
        let mut read = self
            .connection
            .prepare_cached("SELECT uid, type, name, country, mentions FROM actor WHERE id = ?1")?;
        Ok(read.query_row([id], |row| {
            Ok(Actor {
                id: word(row, 0)?,
                kind: word(row, 1)?,
                name: row.get(2)?,
                names,
                country: row.get(3)?,
                roles,
                external: BTreeMap::from_iter(external),
                mentions: row.get(4)?,
                members: Vec::new(),
                edges: Vec::new(),
            })
        })?)
    }

    fn load_roles(&self, actor: i64) -> Result<Vec<Role>> {
        let mut roles = self.children(
            "SELECT r.id, r.title, o.uid, r.of_text, r.tenure, r.since, r.until FROM actor_role r
             LEFT JOIN actor o ON o.id = r.of WHERE r.actor = ?1 ORDER BY r.id",
            actor,
            |row| {
                let role = Role {
                    title: row.get(1)?,
                    of: word_or_none(row, 2)?,
                    of_text: row.get(3)?,
                    tenure: word(row, 4)?,
                    from: word_or_none(row, 5)?,
                    until: word_or_none(row, 6)?,
                    passages: Vec::new(),
                };
                Ok((row.get::<_, i64>(0)?, role))
            },
        )?;
        for (id, role) in &mut roles {
            role.passages = self.children(
                "SELECT d.uid, p.byte_start, p.byte_end FROM actor_role_passage p
                 JOIN document d ON d.id = p.document WHERE p.role = ?1 ORDER BY p.position",
                *id,
                |row| passage(row, 0),
            )?;
        }
        Ok(roles.into_iter().map(|(_, role)| role).collect())
    }

    /// All rows of a query with one parameter.
    pub(crate) fn children<T>(
        &self,
        sql: &str,
        parent: i64,
        read: impl FnMut(&Row<'_>) -> std::result::Result<T, rusqlite::Error>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([parent], read)?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
}

/// Reads a participant from its two columns.
fn participant(row: &Row<'_>, at: usize) -> std::result::Result<ParticipantKey, rusqlite::Error> {
    let position: u32 = row.get(at + 1)?;
    Ok(ParticipantKey { document: word(row, at)?, participant: ParticipantIndex::new(position as usize) })
}
