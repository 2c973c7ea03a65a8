import IsnadRecords
import IsnadText

extension ReadingEncoder {
  mutating func entity(_ i: Int, _ entity: Entity) {
    json.key("id"); id("E", i)
    json.key("kind"); json.string(entity.kind.rawValue)
    json.key("name"); json.string(entity.name)
    json.key("latin"); json.string(entity.latin)
    json.key("latin_basis"); json.string(entity.latin == nil ? nil : entity.isRomanised ? "romanised" : "known")
    json.key("wikidata"); json.string(entity.wikidata)
    json.key("country"); json.string(entity.country)
    json.key("roles"); array(entity.roles) { $0.span($1) }
    json.key("variants"); array(entity.variants) { $0.json.string($1) }
    json.key("mentions")
    array(entity.mentions) { encoder, mention in
      encoder.object {
        $0.spanKeys(mention.span)
        $0.json.key("via"); $0.json.string(mention.via.rawValue)
      }
    }
    evidence(entity.evidence)
  }

  mutating func time(_ i: Int, _ time: TimeExpression) {
    json.key("id"); id("T", i)
    json.key("span"); span(time.span)
    json.key("kind"); json.string(time.kind.rawValue)
    json.key("value"); json.string(time.value)
    json.key("modifier"); json.string(time.modifier?.rawValue)
    json.key("basis"); json.string(time.basis?.rawValue)
    evidence(time.evidence)
  }

  mutating func figure(_ i: Int, _ figure: Figure) {
    json.key("id"); id("F", i)
    json.key("span"); span(figure.span)
    json.key("value"); json.number(figure.value)
    json.key("low"); json.number(figure.low)
    json.key("high"); json.number(figure.high)
    json.key("bound"); json.string(figure.bound.rawValue)
    json.key("unit"); json.string(figure.unit)
    json.key("measure"); json.string(figure.measure.rawValue)
    json.key("of"); span(figure.of)
    json.key("place"); party(figure.place)
    json.key("time"); id("T", figure.time)
    json.key("attribution"); id("S", figure.attribution)
    json.key("change"); change(figure.change)
    evidence(figure.evidence)
  }

  private mutating func change(_ change: Figure.Change?) {
    guard let change else { return json.null() }
    object {
      $0.json.key("direction"); $0.json.string(change.direction.rawValue)
      $0.json.key("from"); $0.id("F", change.from)
      $0.json.key("to"); $0.id("F", change.to)
      $0.json.key("difference"); $0.id("F", change.difference)
    }
  }

  mutating func statement(_ i: Int, _ statement: Statement) {
    json.key("id"); id("S", i)
    json.key("form"); json.string(statement.form.rawValue)
    json.key("cue")
    if let cue = statement.cue {
      object {
        $0.spanKeys(cue.span)
        $0.json.key("lemma"); $0.json.string(cue.lemma)
        $0.json.key("stance"); $0.json.string(cue.stance.rawValue)
      }
    } else {
      json.null()
    }
    json.key("speaker"); speaker(statement.speaker)
    json.key("co_speakers"); array(statement.coSpeakers) { $0.speaker($1) }
    json.key("addressee"); party(statement.addressee)
    json.key("medium")
    if let medium = statement.medium {
      object {
        $0.json.key("kind"); $0.json.string(medium.kind.rawValue)
        $0.spanKeys(medium.span)
      }
    } else {
      json.null()
    }
    json.key("time"); id("T", statement.time)
    json.key("content"); array(statement.content) { $0.span($1) }
    json.key("within"); id("S", statement.within)
    json.key("chain")
    array(statement.chain) { encoder, voucher in
      switch voucher {
      case .outlet: encoder.json.string("outlet")
      case .entity(let entity): encoder.id("E", entity)
      case .unnamed(let span):
        encoder.object {
          $0.json.key("unnamed"); $0.span(span)
        }
      }
    }
    evidence(statement.evidence)
  }

  private mutating func speaker(_ speaker: Statement.Speaker) {
    object {
      $0.json.key("entity"); $0.id("E", speaker.entity)
      $0.spanKeys(speaker.span)
      $0.json.key("via"); $0.json.string(speaker.via.rawValue)
    }
  }

  mutating func event(_ i: Int, _ event: Event) {
    json.key("id"); id("V", i)
    json.key("type"); json.string(event.kind.rawValue)
    json.key("mode"); json.string(event.mode)
    json.key("cameo"); json.string(event.cameo)
    json.key("trigger")
    object {
      $0.spanKeys(event.trigger)
      $0.json.key("lemma"); $0.json.string(event.lemma)
    }
    json.key("actors"); array(event.actors) { $0.participant($1) }
    json.key("recipients"); array(event.recipients) { $0.participant($1) }
    json.key("location"); party(event.location)
    json.key("time"); id("T", event.time)
    json.key("status"); json.string(event.status.rawValue)
    json.key("attribution"); id("S", event.attribution)
    json.key("same_as"); id("V", event.sameAs)
    evidence(event.evidence)
  }

  private mutating func participant(_ participant: Event.Participant) {
    object {
      $0.json.key("entity"); $0.id("E", participant.entity)
      $0.spanKeys(participant.span)
      $0.json.key("country"); $0.json.string(participant.country)
      $0.json.key("sector"); $0.json.string(participant.sector)
    }
  }

  mutating func vote(_ i: Int, _ vote: Vote) {
    json.key("id"); id("B", i)
    json.key("spans"); array(vote.spans) { $0.span($1) }
    json.key("body"); party(vote.body)
    json.key("motion"); span(vote.motion)
    json.key("date"); json.string(vote.date)
    json.key("result"); json.string(vote.result?.rawValue)
    json.key("counts")
    object {
      $0.json.key("yes"); $0.json.integer(vote.yes)
      $0.json.key("no"); $0.json.integer(vote.no)
      $0.json.key("abstain"); $0.json.integer(vote.abstain)
    }
    json.key("inferred"); array(vote.inferred) { $0.json.string($1) }
    json.key("positions")
    array(vote.positions) { encoder, position in
      encoder.object {
        $0.partyKeys(position.party)
        $0.json.key("option"); $0.json.string(position.option.rawValue)
      }
    }
    json.key("veto_by"); array(vote.vetoBy) { $0.party($1) }
    json.key("attribution"); id("S", vote.attribution)
    evidence(vote.evidence)
  }

  mutating func poll(_ i: Int, _ poll: Poll) {
    json.key("id"); id("P", i)
    json.key("span"); span(poll.span)
    json.key("pollster"); party(poll.pollster)
    json.key("publisher"); party(poll.publisher)
    json.key("fieldwork"); span(poll.fieldwork)
    json.key("population"); span(poll.population)
    json.key("question"); span(poll.question)
    json.key("answers")
    array(poll.answers) { encoder, answer in
      encoder.object {
        $0.json.key("label"); $0.span(answer.label)
        $0.json.key("value"); $0.json.number(answer.value)
        $0.json.key("span"); $0.span(answer.span)
      }
    }
    json.key("attribution"); id("S", poll.attribution)
    evidence(poll.evidence)
  }

  mutating func damage(_ i: Int, _ damage: Damage) {
    json.key("id"); id("D", i)
    json.key("kind"); json.string(damage.kind.rawValue)
    json.key("span"); span(damage.span)
    json.key("message"); json.string(damage.message)
    json.key("repair"); json.string(damage.repair)
    evidence(damage.evidence)
  }
}
