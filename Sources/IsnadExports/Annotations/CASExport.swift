import IsnadDocument
import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// UIMA CAS as JSON 0.4 (the form that DKPro cassis and INCEpTION read): one file an article, its type system and text inside,
/// positions in UTF-16 units.
struct CASExport {
  let options: ExportOptions

  func file(of article: ExportedArticle) -> ExportedFile {
    var writer = CASWriter(article: article)
    let reading = article.reading
    let filter = options.filter.hiding(article.hidden)
    for sentence in reading.document.sentences {
      writer.annotation("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", sentence.span)
    }
    for token in reading.document.tokens {
      writer.annotation("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", token.span)
    }
    for (i, entity) in filter.printed(.entity, reading.entities, \.evidence) {
      for mention in entity.mentions {
        writer.annotation(
          "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", mention.span,
          [
            "value": entity.kind.rawValue,
            "identifier": entity.wikidata.map { "http://www.wikidata.org/entity/\($0)" } ?? "E\(i + 1)",
          ])
      }
    }
    for (i, time) in filter.printed(.time, reading.times, \.evidence) {
      writer.annotation(
        "isnad.Time", time.span, ["identifier": "T\(i + 1)", "value": time.value, "kind": time.kind.rawValue])
    }
    for (i, figure) in filter.printed(.figure, reading.figures, \.evidence) {
      writer.annotation(
        "isnad.Figure", figure.span,
        [
          "identifier": "F\(i + 1)", "value": figure.value.map { String($0) }, "kind": figure.measure.rawValue,
          "attribution": figure.attribution.map { "S\($0 + 1)" },
        ])
    }
    for (i, statement) in filter.printed(.statement, reading.statements, \.evidence) {
      let id = "S\(i + 1)"
      if let cue = statement.cue {
        writer.annotation("isnad.Cue", cue.span, ["identifier": id, "value": cue.lemma, "kind": cue.stance.rawValue])
      }
      if let span = statement.speaker.span {
        writer.annotation(
          "isnad.Speaker", span, ["identifier": id, "value": article.name(of: statement.speaker.entity)])
      }
      for span in statement.content {
        writer.annotation("isnad.Content", span, ["identifier": id, "kind": statement.form.rawValue])
      }
    }
    for (i, event) in filter.printed(.event, reading.events, \.evidence) {
      writer.annotation(
        "isnad.Event", event.trigger,
        ["identifier": "V\(i + 1)", "value": event.kind.rawValue, "kind": event.status.rawValue])
    }
    for (i, vote) in filter.printed(.vote, reading.votes, \.evidence) {
      for span in vote.spans {
        writer.annotation("isnad.Vote", span, ["identifier": "B\(i + 1)", "value": vote.result?.rawValue])
      }
    }
    for (i, damage) in filter.printed(.damage, reading.damage, \.evidence) {
      writer.annotation(
        "isnad.Damage", damage.span, ["identifier": "D\(i + 1)", "value": damage.message, "kind": damage.kind.rawValue])
    }
    return ExportedFile(name: article.fileName + ".json", bytes: writer.finished())
  }
}

private struct CASWriter {
  private let article: ExportedArticle
  private var json = JSONWriter()
  private var members = 0
  /// UTF-16 units before each byte that starts a code point.
  private let utf16: [Int32]

  /// Our own types, all alike.
  private static let types: [StaticString] = [
    "isnad.Content", "isnad.Cue", "isnad.Damage", "isnad.Event", "isnad.Figure", "isnad.Speaker", "isnad.Time",
    "isnad.Vote",
  ]
  private static let features: [StaticString] = ["attribution", "identifier", "kind", "value"]

  init(article: ExportedArticle) {
    self.article = article
    var units: [Int32] = []
    units.reserveCapacity(article.text.bytes.count + 1)
    var count: Int32 = 0
    for byte in article.text.bytes {
      units.append(count)
      if byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
    }
    units.append(count)
    utf16 = units
    json.openObject()
    json.key("%TYPES"); json.openObject()
    type("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", [])
    type("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", [])
    type("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", ["identifier", "value"])
    for name in Self.types { type(name, Self.features) }
    json.closeObject()
    json.key("%FEATURE_STRUCTURES"); json.openArray()
    json.openObject()
    json.key("%ID"); json.integer(1)
    json.key("%TYPE"); json.string("uima.cas.Sofa")
    json.key("sofaNum"); json.integer(1)
    json.key("sofaID"); json.string("_InitialView")
    json.key("mimeType"); json.string("text/plain")
    json.key("sofaString"); json.string(String(decoding: article.text.bytes, as: UTF8.self))
    json.closeObject()
  }

  private mutating func type(_ name: StaticString, _ features: [StaticString]) {
    json.key(name); json.openObject()
    json.key("%NAME"); json.string("\(name)")
    json.key("%SUPER_TYPE"); json.string("uima.tcas.Annotation")
    for feature in features {
      json.key(feature); json.openObject()
      json.key("%NAME"); json.string("\(feature)")
      json.key("%RANGE"); json.string("uima.cas.String")
      json.closeObject()
    }
    json.closeObject()
  }

  mutating func annotation(_ type: String, _ span: ByteSpan, _ features: KeyValuePairs<StaticString, String?> = [:]) {
    members += 1
    json.openObject()
    json.key("%ID"); json.integer(members + 1)
    json.key("%TYPE"); json.string(type)
    json.key("@sofa"); json.integer(1)
    json.key("begin"); json.integer(Int(utf16[Int(span.start)]))
    json.key("end"); json.integer(Int(utf16[Int(span.end)]))
    for (key, value) in features {
      guard let value else { continue }
      json.key(key); json.string(value)
    }
    json.closeObject()
  }

  mutating func finished() -> [UInt8] {
    json.closeArray()
    json.key("%VIEWS"); json.openObject()
    json.key("_InitialView"); json.openObject()
    json.key("%SOFA"); json.integer(1)
    json.key("%MEMBERS")
    json.array(0..<members) { $0.integer($1 + 2) }
    json.closeObject()
    json.closeObject()
    json.closeObject()
    json.newline()
    return json.bytes
  }
}
