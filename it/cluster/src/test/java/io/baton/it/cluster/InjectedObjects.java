// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static io.baton.it.cluster.InjectedObject.Outcome.CANNOT;
import static io.baton.it.cluster.InjectedObject.Outcome.LOOKED_UP_ANEW;
import static io.baton.it.cluster.InjectedObject.Outcome.TRAVELS;

import java.util.List;

/** Everything that CDI and Jakarta EE inject into beans of sessions, as far as GlassFish has it. {@code docs/injection.md} lists it in this order. */
final class InjectedObjects {

    static final List<InjectedObject> ALL = List.of(
            new InjectedObject("a dependent bean of the application", "OfCdi$DependentBean", TRAVELS),
            new InjectedObject("a bean of another normal scope", "OfCdi$ApplicationBean", TRAVELS),
            new InjectedObject("`Instance<X>`", "OfCdi$InstanceOfBeans", TRAVELS),
            new InjectedObject("`@Any Instance<X>`", "OfCdi$AnyInstance", TRAVELS),
            new InjectedObject("`@Qualified Instance<X>`", "OfCdi$QualifiedInstance", TRAVELS),
            new InjectedObject("what `Instance.select` made", "OfCdi$SelectedInstance", TRAVELS),
            new InjectedObject("`Event<X>`", "OfCdi$PlainEvent", TRAVELS),
            new InjectedObject("`@Qualified Event<X>`", "OfCdi$QualifiedEvent", TRAVELS),
            new InjectedObject("`Provider<X>`", "OfCdi$PlainProvider", TRAVELS),
            new InjectedObject("`@Qualified Provider<X>`", "OfCdi$QualifiedProvider", TRAVELS),
            new InjectedObject("`BeanManager`", "OfCdi$Manager", TRAVELS),
            new InjectedObject("`BeanContainer`", "OfCdi$Container", TRAVELS),
            new InjectedObject("`Bean<X>`", "OfCdi$Metadata", TRAVELS),
            new InjectedObject("`InjectionPoint` in a dependent bean", "OfCdi$PointOfInjection", TRAVELS),
            new InjectedObject("`Conversation`", "OfCdi$TheConversation", TRAVELS),
            new InjectedObject("a bean of the request", "OfCdi$RequestBean", TRAVELS),
            new InjectedObject(
                    "an interceptor with resources, events and beans of its own",
                    "OfParts$Intercepted",
                    LOOKED_UP_ANEW),
            new InjectedObject("`@Transactional`", "OfParts$InTransaction", TRAVELS),
            new InjectedObject("a decorator with resources and beans of its own", "OfParts$Decorated", LOOKED_UP_ANEW),
            new InjectedObject("a dependent bean with resources of its own", "OfParts$WithDependent", LOOKED_UP_ANEW),
            new InjectedObject("`HttpServletRequest`", "OfTheServer$TheRequest", TRAVELS),
            new InjectedObject("`HttpSession`", "OfTheServer$TheSession", TRAVELS),
            new InjectedObject("`ServletContext`", "OfTheServer$TheApplication", TRAVELS),
            new InjectedObject("`Principal`", "OfTheServer$Caller", TRAVELS),
            new InjectedObject("`SecurityContext`", "OfTheServer$Security", LOOKED_UP_ANEW),
            new InjectedObject("`@Inject UserTransaction`", "OfTheServer$Transactions", TRAVELS),
            new InjectedObject("`@Inject Validator`", "OfTheServer$Validation", LOOKED_UP_ANEW),
            new InjectedObject("`@Inject ValidatorFactory`", "OfTheServer$ValidationFactory", LOOKED_UP_ANEW),
            new InjectedObject("`FacesContext`", "OfTheServer$Faces", LOOKED_UP_ANEW),
            new InjectedObject("`SessionReplication`", "OfTheServer$Replication", LOOKED_UP_ANEW),
            new InjectedObject("`Config`", "OfTheServer$Configuration", LOOKED_UP_ANEW),
            new InjectedObject("`@ConfigProperty` of strings and numbers", "OfTheServer$ConfigurationValues", TRAVELS),
            new InjectedObject("`@ConfigProperty Optional<X>`", "OfTheServer$OptionalValue", LOOKED_UP_ANEW),
            new InjectedObject("`@ConfigProperty ConfigValue`", "OfTheServer$ValueAndSource", LOOKED_UP_ANEW),
            new InjectedObject("`@ConfigProperty Provider<X>`", "OfTheServer$ProvidedValue", TRAVELS),
            new InjectedObject("`@ConfigProperty Supplier<X>`", "OfTheServer$SuppliedValue", LOOKED_UP_ANEW),
            new InjectedObject("`@RestClient`", "OfTheServer$Client", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource` of strings and numbers", "OfTheEnvironment$Entry", TRAVELS),
            new InjectedObject("`@Resource DataSource`", "OfTheEnvironment$Database", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Resource DataSource`, the default one", "OfTheEnvironment$DefaultDatabase", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Resource DataSource` by a setter", "OfTheEnvironment$DatabaseBySetter", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Resource DataSource` of a producer", "OfTheEnvironment$ProducedDatabase", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Resource DataSource` of a producer, by the constructor",
                    "OfTheEnvironment$DatabaseByConstructor",
                    LOOKED_UP_ANEW),
            new InjectedObject("`@Resource` mail `Session`", "OfTheEnvironment$Mail", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource ManagedExecutorService`", "OfTheEnvironment$Executor", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Resource ManagedScheduledExecutorService`", "OfTheEnvironment$Scheduler", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource ManagedThreadFactory`", "OfTheEnvironment$Threads", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource ContextService`", "OfTheEnvironment$Contexts", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource UserTransaction`", "OfTheEnvironment$Transactions", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Resource TransactionSynchronizationRegistry`",
                    "OfTheEnvironment$Synchronizations",
                    LOOKED_UP_ANEW),
            new InjectedObject("`@Resource Validator`", "OfTheEnvironment$Validation", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource ValidatorFactory`", "OfTheEnvironment$ValidationFactory", LOOKED_UP_ANEW),
            new InjectedObject("`@Resource BeanManager`", "OfTheEnvironment$Manager", TRAVELS),
            new InjectedObject("a naming context that the bean looked up", "OfTheEnvironment$Names", TRAVELS),
            new InjectedObject("`@PersistenceContext`", "OfTheEnvironment$Persistence", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@PersistenceContext` of a producer", "OfTheEnvironment$ProducedPersistence", LOOKED_UP_ANEW),
            new InjectedObject("`@PersistenceUnit`", "OfTheEnvironment$Unit", LOOKED_UP_ANEW),
            new InjectedObject("`@EJB`, local view", "OfEjb$LocalView", LOOKED_UP_ANEW),
            new InjectedObject("`@EJB`, remote view", "OfEjb$RemoteView", TRAVELS),
            new InjectedObject("`@EJB`, no interface", "OfEjb$NoInterface", LOOKED_UP_ANEW),
            new InjectedObject("`@EJB`, singleton", "OfEjb$Once", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Inject` of a stateless enterprise bean, local view", "OfEjb$LocalViewByCdi", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Inject` of a stateless enterprise bean, no interface", "OfEjb$NoInterfaceByCdi", LOOKED_UP_ANEW),
            new InjectedObject(
                    "`@Inject` of a stateless enterprise bean, by the constructor",
                    "OfEjb$NoInterfaceByConstructor",
                    LOOKED_UP_ANEW),
            new InjectedObject("`@Inject` of a singleton enterprise bean", "OfEjb$OnceByCdi", LOOKED_UP_ANEW),
            new InjectedObject("`@EJB` of a stateful enterprise bean", "OfEjb$WithState", CANNOT),
            new InjectedObject("`@Inject` of a stateful enterprise bean", "OfEjb$WithStateByCdi", CANNOT),
            new InjectedObject("a bean that is `@Stateful @SessionScoped` itself", "Clocks$OfSession", CANNOT));

    private InjectedObjects() {}
}
