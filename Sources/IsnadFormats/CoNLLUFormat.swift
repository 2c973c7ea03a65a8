public import IsnadDocument
public import IsnadLanguage
public import IsnadReading
import IsnadText

/// CoNLL-U: one block a sentence, clitics as words of a multiword token. https://universaldependencies.org/format.html
public struct CoNLLUFormat: Sendable {
  public init() {}

  /// A whole article, with its id before its sentences. One that comes out of an archive is parsed anew: trees are not kept.
  public func encode(_ reading: Reading) -> [UInt8] {
    let analysis = reading.analysis ?? LanguageModel.embedded.analyse(reading.document)
    return Array("# newdoc id = \(documentID(of: reading.document.text))\n".utf8) + encode(reading.document, analysis)
  }

  /// - Returns: UTF-8, every sentence followed by an empty line.
  public func encode(_ document: Document, _ analysis: Analysis) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(document.text.bytes.count * 8)
    var paragraph: Int32 = -1
    for (i, sentence) in analysis.sentences.enumerated() {
      let tokens = Int(analysis.words[sentence.lowerBound].token)...Int(analysis.words[sentence.upperBound - 1].token)
      let place = document.sentences[Int(document.tokens[tokens.lowerBound].sentence)].paragraph
      if place != paragraph { append("# newpar\n", to: &out) }
      paragraph = place
      append("# sent_id = \(i + 1)\n# text = ", to: &out)
      for token in tokens {
        out.append(contentsOf: document.text.bytes[document.tokens[token].span.range])
        if token < tokens.upperBound, document.tokens[token + 1].isSpaced { out.append(0x20) }
      }
      append("\n", to: &out)
      for token in tokens {
        let isGlued = token + 1 < document.tokens.count && !document.tokens[token + 1].isSpaced
        appendToken(
          token, firstWord: sentence.lowerBound, document, analysis, misc: isGlued ? "SpaceAfter=No" : "_", to: &out)
      }
      append("\n", to: &out)
    }
    return out
  }

  private func appendToken(
    _ token: Int, firstWord: Int, _ document: Document, _ analysis: Analysis, misc: String, to out: inout [UInt8]
  ) {
    let words = analysis.words(ofToken: token)
    // A run of full stops is one token of the document and a token for each stop here.
    let isMultiword = words.count > 1 && document.tokens[token].kind != .sentenceEnd
    if isMultiword {
      append("\(words.lowerBound - firstWord + 1)-\(words.upperBound - firstWord)\t\(document.string(token))", to: &out)
      append("\t_\t_\t_\t_\t_\t_\t_\t\(misc)\n", to: &out)
    }
    for word in words {
      let w = analysis.words[word]
      let last = isMultiword ? "_" : word + 1 < words.upperBound ? "SpaceAfter=No" : misc
      let form = isMultiword ? analysis.treebankForm(of: word) : document.text[w.span]
      append("\(word - firstWord + 1)\t\(form)\t\(analysis.vocalisedLemma(of: word))\t\(w.upos.name)\t", to: &out)
      append("\(analysis.xposName(of: word))\t\(analysis.featureNames(of: word))\t", to: &out)
      append(
        "\(w.head < 0 ? 0 : Int(w.head) - firstWord + 1)\t\(analysis.relationName(of: word))\t_\t\(last)\n", to: &out)
    }
  }

  private func append(_ text: String, to out: inout [UInt8]) { out.append(contentsOf: text.utf8) }
}
