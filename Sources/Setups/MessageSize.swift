import Catalog
import Profiles

/// How many tokens one message of a chat takes, and how many messages make an evening.
///
/// What a profile does not say is assumed, and told as assumed.
public struct MessageSize: Sendable {
    /// Tokens sent: the whole context, as it is once a chat has filled it.
    public let sent: Int64
    /// Tokens of the reply, at its full length.
    public let written: Int64
    /// Messages of an evening, which is a day.
    public let messagesPerDay: Int64
    /// What the profile does not say.
    public let assumptions: [Assumption]

    /// What is assumed.
    public enum Assumption: Sendable {
        case contextSize, reply, messagesPerDay
        /// The model's window is smaller than the context.
        case window
        /// The front end takes the reply out of the context.
        case replyInContext
    }

    /// Where a profile says nothing: the context that `init` writes, a reply of a few paragraphs, an evening of chat.
    public static let assumedContext: Int64 = 16_384
    /// A reply of a few paragraphs.
    public static let assumedReply: Int64 = 500
    /// An evening of chat.
    public static let assumedMessages: Int64 = 40
    /// Tokens of what the user writes, for reckoning what a cache does not hold.
    public static let ownMessage: Int64 = 150

    /// Tokens of context or reply, and messages, beyond which nothing is reckoned.
    static let most: Int64 = 100_000_000

    /// The size of messages through a proxy.
    public init(of proxy: ResolvedProxy) {
        var assumptions: [Assumption] = []
        let reply = proxy.proxy.maxNewTokens?.value ?? 0
        // A limit of 0 is none.
        if reply <= 0 { assumptions.append(.reply) }
        let written = min(reply > 0 ? reply : Self.assumedReply, Self.most)
        var context = proxy.proxy.contextSize?.value ?? 0
        if context <= 0 {
            context = Self.assumedContext
            assumptions.append(.contextSize)
        }
        if let window = proxy.model?.window, window > 0, context > window {
            context = window
            assumptions.append(.window)
        }
        let frontEnds = proxy.owner.frontEnds
        if !frontEnds.isEmpty, frontEnds.allSatisfy({ $0.value("context_counts_reply") == "yes" }), context > written {
            context -= written
            assumptions.append(.replyInContext)
        }
        sent = min(context, Self.most)
        self.written = written
        let messages = proxy.profile.messagesPerDay?.value ?? 0
        if messages <= 0 { assumptions.append(.messagesPerDay) }
        messagesPerDay = min(messages > 0 ? messages : Self.assumedMessages, Self.most)
        self.assumptions = assumptions
    }

    /// Tokens that a provider may still have from the message before: all but the newest reply and what was written to it.
    public var cacheable: Int64 { max(sent - min(written + Self.ownMessage, sent), 0) }
}
