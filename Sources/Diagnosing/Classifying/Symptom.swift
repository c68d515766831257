import Catalog

extension Complaint {
    /// What somebody who saw no error says of the chat; nil where the text is longer than a sentence or two, or a story.
    init?(symptomIn error: UnwrappedError) {
        let text = String(decoding: error.text.prefix(240), as: UTF8.self).lowercased()
        guard error.text.count <= 180, !text.contains(where: { "*{}`|=“\"".contains($0) }), !text.holds("://") else {
            return nil
        }
        let sentence = " \(text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")) "
        for pair in ComplaintPair.symptoms {
            guard let thing = pair.things.first(where: sentence.holds),
                let fault = pair.faults.first(where: sentence.holds), !pair.unless.contains(where: sentence.holds)
            else { continue }
            self.init(
                cause: pair.cause, layer: pair.layer, words: [thing, fault].map { String($0.drop { $0 == " " }) })
            return
        }
        return nil
    }
}

extension ComplaintPair {
    /// What people see where no error is shown.
    static let symptoms: [ComplaintPair] = [
        ComplaintPair(
            cause: "thinking-shown", layer: .frontEnd, things: [" thinking", "reasoning", "thoughts", "<think"],
            faults: [
                "in the chat", "in its repl", "in the repl", "in repl", "in its message", "shows up", "visible",
                "outputs its", "prints its", "leak", "appears in", "instead of a reply",
            ], unless: advice),
        ComplaintPair(
            cause: "empty-reply", layer: .content, things: speakers + [" reply", " replies", " response", " answers"],
            faults: [" blank", "empty repl", "empty message", "empty response", "says nothing", "returns nothing"],
            unless: advice),
        ComplaintPair(
            cause: "context-forgotten", layer: .frontEnd, things: speakers,
            faults: ["forgets", "forgot what", "n't remember", "not remember", "loses memory", "memory loss"],
            unless: advice),
        ComplaintPair(
            cause: "stuck-loading", layer: .frontEnd,
            things: speakers + [" reply", " response", "generat", " message"],
            faults: [
                "keeps typing", "keeps loading", "loading forever", "stuck", "never load", "endless", "nothing happens",
                "not responding", "n't respond", "not respond", "hangs", "spinning", "never finish",
            ], unless: advice),
    ]

    private static let speakers = [" bot", " ai ", " model", " character "]
    /// Words of those who tell others what to do, or what a program does.
    private static let advice = [
        "should", "make sure", "you can", "to avoid", "support", "setting", "option", "field", "please respond",
        "respond with", "try:", "added", "fixed", "fixes", "feature", "prompt", "instruction", "parameter", "default",
    ]
}
