import IsnadDocument
import IsnadExpressions
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText
import IsnadVotes

/// What a text tells, in one line a record, for tests to compare.
struct Facts {
  let votes: [String]
  let polls: [String]
  /// The rules that made the records, votes first.
  let rules: [String]
  /// The reasons of the polls.
  let reasons: [String]

  init(_ string: String, published: String? = "2024-03-26") {
    let document = Document(SourceText(string))
    let analysis = LanguageModel.embedded.analyse(document)
    let expressions = findExpressions(in: document, analysis: analysis, published: published)
    let names = findNames(in: document, analysis: analysis)
    func name(_ party: Party) -> String { party.entity.map { names.entities[$0].name } ?? "?" }
    let foundVotes = findVotes(in: document, analysis: analysis, names: names, expressions: expressions)
    let foundPolls = findPolls(in: document, analysis: analysis, names: names, expressions: expressions)
    rules = foundVotes.map(\.evidence.rule) + foundPolls.map(\.evidence.rule)
    reasons = foundPolls.flatMap(\.evidence.reasons).map(\.said)
    votes = foundVotes.map { vote in
      let counts = [vote.yes, vote.no, vote.abstain].map { $0.map(String.init) ?? "?" }.joined(separator: "-")
      let positions = vote.positions.map { "\(name($0.party)) \($0.option.rawValue)" }.joined(separator: ", ")
      return "\(vote.result?.rawValue ?? "none") \(counts)" + (positions.isEmpty ? "" : " | " + positions)
    }
    polls = foundPolls.map { poll in
      poll.answers.map { "\(document.text[$0.label]) \($0.value)" }.joined(separator: " | ")
    }
  }
}
