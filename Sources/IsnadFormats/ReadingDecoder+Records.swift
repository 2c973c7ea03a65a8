import IsnadJSON
import IsnadRecords
import IsnadText

extension ReadingDecoder {
  func entity(_ json: JSON) throws(ReadingFault) -> Entity {
    Entity(
      kind: try known(try choice(json["kind"], "kind"), "kind"), name: try known(json["name"]?.string, "name"),
      latin: try string(json["latin"], "latin"), isRomanised: json["latin_basis"]?.string == "romanised",
      wikidata: try string(json["wikidata"], "wikidata"), country: try string(json["country"], "country"),
      roles: try spans(json["roles"], "roles"),
      variants: try list(json["variants"], "variants") { name throws(ReadingFault) in
        try known(name.string, "variants")
      },
      mentions: try list(json["mentions"], "mentions") { mention throws(ReadingFault) in
        Mention(
          span: try known(try span(mention, "mentions"), "mentions"),
          via: try known(try choice(mention["via"], "via"), "via")
        )
      }, evidence: try evidence(json))
  }

  func time(_ json: JSON) throws(ReadingFault) -> TimeExpression {
    TimeExpression(
      span: try known(try span(json["span"], "span"), "span"),
      kind: try known(try choice(json["kind"], "kind"), "kind"),
      value: try known(json["value"]?.string, "value"), modifier: try choice(json["modifier"], "modifier"),
      basis: try choice(json["basis"], "basis"), evidence: try evidence(json))
  }

  func figure(_ json: JSON) throws(ReadingFault) -> Figure {
    var figure = Figure(
      span: try known(try span(json["span"], "span"), "span"), value: try number(json["value"], "value"),
      low: try number(json["low"], "low"), high: try number(json["high"], "high"),
      bound: try known(try choice(json["bound"], "bound"), "bound"), unit: try string(json["unit"], "unit"),
      measure: try known(try choice(json["measure"], "measure"), "measure"), of: try span(json["of"], "of"),
      place: try party(json["place"], "place"), time: try index("T", json["time"], "time"),
      attribution: try index("S", json["attribution"], "attribution"), evidence: try evidence(json))
    if let change = json["change"], !change.isNull {
      figure.change = Figure.Change(
        direction: try known(try choice(change["direction"], "direction"), "direction"),
        from: try index("F", change["from"], "from"), to: try index("F", change["to"], "to"),
        difference: try index("F", change["difference"], "difference"))
    }
    return figure
  }

  // MARK: Statements

  func statement(_ json: JSON) throws(ReadingFault) -> Statement {
    Statement(
      form: try known(try choice(json["form"], "form"), "form"), cue: try cue(json["cue"]),
      speaker: try speaker(try known(json["speaker"], "speaker")),
      coSpeakers: try list(json["co_speakers"], "co_speakers", speaker),
      addressee: try party(json["addressee"], "addressee"), medium: try medium(json["medium"]),
      time: try index("T", json["time"], "time"), content: try spans(json["content"], "content"),
      within: try index("S", json["within"], "within"), chain: try list(json["chain"], "chain", voucher),
      evidence: try evidence(json))
  }

  private func cue(_ json: JSON?) throws(ReadingFault) -> Statement.Cue? {
    guard let json, !json.isNull else { return nil }
    return Statement.Cue(
      span: try known(try span(json, "cue"), "cue"), lemma: try known(json["lemma"]?.string, "lemma"),
      stance: try known(try choice(json["stance"], "stance"), "stance"))
  }

  private func speaker(_ json: JSON) throws(ReadingFault) -> Statement.Speaker {
    Statement.Speaker(
      entity: try index("E", json["entity"], "speaker"), span: try span(json, "speaker"),
      via: try known(try choice(json["via"], "via"), "via"))
  }

  private func medium(_ json: JSON?) throws(ReadingFault) -> Statement.Medium? {
    guard let json, !json.isNull else { return nil }
    return Statement.Medium(
      kind: try known(try choice(json["kind"], "medium"), "medium"), span: try known(try span(json, "medium"), "medium")
    )
  }

  private func voucher(_ json: JSON) throws(ReadingFault) -> Statement.Voucher {
    if json.string == "outlet" { return .outlet }
    if json.string != nil { return .entity(try known(try index("E", json, "chain"), "chain")) }
    return .unnamed(try known(try span(json["unnamed"], "chain"), "chain"))
  }

  // MARK: Events, votes, polls, damage

  func event(_ json: JSON) throws(ReadingFault) -> Event {
    Event(
      kind: try known(try choice(json["type"], "type"), "type"), mode: try string(json["mode"], "mode"),
      cameo: try string(json["cameo"], "cameo"), trigger: try known(try span(json["trigger"], "trigger"), "trigger"),
      lemma: try known(json["trigger"]?["lemma"]?.string, "lemma"),
      actors: try list(json["actors"], "actors", participant),
      recipients: try list(json["recipients"], "recipients", participant),
      location: try party(json["location"], "location"), time: try index("T", json["time"], "time"),
      status: try known(try choice(json["status"], "status"), "status"),
      attribution: try index("S", json["attribution"], "attribution"),
      sameAs: try index("V", json["same_as"], "same_as"),
      evidence: try evidence(json))
  }

  private func participant(_ json: JSON) throws(ReadingFault) -> Event.Participant {
    Event.Participant(
      entity: try index("E", json["entity"], "actors"), span: try known(try span(json, "actors"), "actors"),
      country: try string(json["country"], "country"), sector: try string(json["sector"], "sector"))
  }

  func vote(_ json: JSON) throws(ReadingFault) -> Vote {
    let counts = json["counts"]
    return Vote(
      spans: try spans(json["spans"], "spans"), body: try party(json["body"], "body"),
      motion: try span(json["motion"], "motion"), date: try string(json["date"], "date"),
      result: try choice(json["result"], "result"), yes: try integer(counts?["yes"], "counts"),
      no: try integer(counts?["no"], "counts"), abstain: try integer(counts?["abstain"], "counts"),
      inferred: try list(json["inferred"], "inferred") { name throws(ReadingFault) in
        try known(name.string, "inferred")
      },
      positions: try list(json["positions"], "positions") { position throws(ReadingFault) in
        Vote.Position(
          party: try known(try party(position, "positions"), "positions"),
          option: try known(try choice(position["option"], "option"), "option"))
      },
      vetoBy: try list(json["veto_by"], "veto_by") { voter throws(ReadingFault) in
        try known(try party(voter, "veto_by"), "veto_by")
      }, attribution: try index("S", json["attribution"], "attribution"), evidence: try evidence(json))
  }

  func poll(_ json: JSON) throws(ReadingFault) -> Poll {
    Poll(
      span: try known(try span(json["span"], "span"), "span"), pollster: try party(json["pollster"], "pollster"),
      publisher: try party(json["publisher"], "publisher"), fieldwork: try span(json["fieldwork"], "fieldwork"),
      population: try span(json["population"], "population"), question: try span(json["question"], "question"),
      answers: try list(json["answers"], "answers") { answer throws(ReadingFault) in
        Poll.Answer(
          label: try known(try span(answer["label"], "label"), "label"),
          value: try known(try number(answer["value"], "value"), "value"),
          span: try known(try span(answer["span"], "span"), "span"))
      }, attribution: try index("S", json["attribution"], "attribution"), evidence: try evidence(json))
  }

  func damage(_ json: JSON) throws(ReadingFault) -> Damage {
    Damage(
      kind: try known(try choice(json["kind"], "kind"), "kind"),
      span: try known(try span(json["span"], "span"), "span"),
      message: try known(json["message"]?.string, "message"), repair: try string(json["repair"], "repair"),
      evidence: try evidence(json))
  }
}
