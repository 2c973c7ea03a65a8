import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadText

/// Popolo: votes as motions and vote events, as parliamentary monitors exchange them.
struct PopoloExport {
  let options: ExportOptions

  func encode(_ articles: [ExportedArticle]) -> [UInt8] {
    let votes = articles.flatMap { article in
      options.filter.hiding(article.hidden).printed(.vote, article.reading.votes, \.evidence).map {
        (article, $0.index, $0.record)
      }
    }
    var json = JSONWriter()
    json.openObject()
    json.key("motions")
    json.array(votes) { json, item in
      let (article, index, vote) = item
      json.openObject()
      json.key("id"); json.string("\(article.urn):B\(index + 1):motion")
      json.key("text"); json.string(article.words(vote.motion))
      json.key("organization"); json.string(article.words(vote.body))
      json.key("date"); json.string(vote.date.flatMap(wholeDay))
      json.key("result"); json.string(result(vote))
      json.key("sources"); sources(article, &json)
      json.closeObject()
    }
    json.key("vote_events")
    json.array(votes) { write($1.0, $1.1, $1.2, &$0) }
    json.closeObject()
    json.newline()
    return json.bytes
  }

  private func write(_ article: ExportedArticle, _ index: Int, _ vote: Vote, _ json: inout JSONWriter) {
    let id = "\(article.urn):B\(index + 1)"
    json.openObject()
    json.key("id"); json.string(id)
    json.key("identifier"); json.string("B\(index + 1)")
    json.key("motion_id"); json.string(id + ":motion")
    json.key("organization"); json.string(article.words(vote.body))
    json.key("start_date"); json.string(vote.date.flatMap(wholeDay))
    json.key("result"); json.string(result(vote))
    json.key("counts")
    let counts = [("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain)]
    json.array(counts.compactMap { option, count in count.map { (option, $0) } }) { json, count in
      json.openObject()
      json.key("option"); json.string(count.0)
      json.key("value"); json.integer(count.1)
      json.closeObject()
    }
    json.key("votes")
    json.array(vote.positions) { json, position in
      json.openObject()
      json.key("voter"); json.openObject()
      json.key("name"); json.string(article.words(position.party))
      json.closeObject()
      // Popolo has no veto: it is a no.
      json.key("option"); json.string(position.option == .veto ? "no" : position.option.rawValue)
      json.closeObject()
    }
    json.key("sources"); sources(article, &json)
    json.closeObject()
  }

  /// `pass` and `fail` are Popolo's words; a postponed vote has no result.
  private func result(_ vote: Vote) -> String? {
    switch vote.result {
    case .adopted: "pass"
    case .rejected, .vetoed: "fail"
    case .postponed, nil: nil
    }
  }

  private func sources(_ article: ExportedArticle, _ json: inout JSONWriter) {
    json.array([article.address]) { json, address in
      json.openObject()
      json.key("url"); json.string(address)
      json.closeObject()
    }
  }
}
